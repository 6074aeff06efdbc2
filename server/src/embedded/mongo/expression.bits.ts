import { Long, type Timestamp } from 'bson';
import { located, taking } from './expression.operands.ts';
import { isMissing, type Operator, type Operators } from './expression.scope.ts';
import { toBigInt } from './numbers.ts';
import { encode } from './raw.document.ts';
import { type Doc, isBinary, isDoc, isLong, isNumeric, tagOf, typeName } from './values.ts';

type Combine = (a: bigint, b: bigint) => bigint;

function integers(name: string, operands: unknown[]): bigint[] {
  return operands.map((operand) => {
    const whole = isNumeric(operand) ? toBigInt(operand) : undefined;
    if (whole === undefined || tagOf(operand) === 'Decimal128' || tagOf(operand) === 'Double')
      throw located(14, `${name} only supports int and long operands, not ${typeName(operand)}`);
    return whole;
  });
}

/** Ints give an int, one long among them a long. */
const widthOf = (result: bigint, operands: unknown[]): unknown =>
  operands.some(isLong) ? Long.fromBigInt(BigInt.asIntN(64, result)) : Number(result);

const combining = (name: string, neutral: bigint, combine: Combine): Operator =>
  taking(name, 0, Number.POSITIVE_INFINITY, (operands) =>
    operands.some(isMissing)
      ? null
      : widthOf(integers(name, operands).reduce(combine, neutral), operands),
  );

function needTimestamp(value: unknown): Timestamp {
  if (tagOf(value) === 'Timestamp') return value as Timestamp;
  throw located(5687301, `the argument must be a timestamp, but is ${typeName(value)}`);
}

const ofTimestamp = (name: string, read: (stamp: Timestamp) => number): Operator =>
  taking(name, 1, 1, ([value]) =>
    isMissing(value) ? null : Long.fromNumber(read(needTimestamp(value))),
  );

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (isBinary(value)) return value.length();
  throw located(
    51276,
    `$binarySize requires a string or BinData argument, found: ${typeName(value)}`,
  );
}

function documentBytes(value: unknown): number {
  if (isDoc(value)) return encode(value as Doc).length;
  throw located(31393, `$bsonSize requires a document input, found: ${typeName(value)}`);
}

export const bitOverrides: Operators = {
  $bitAnd: combining('$bitAnd', -1n, (a, b) => a & b),
  $bitOr: combining('$bitOr', 0n, (a, b) => a | b),
  $bitXor: combining('$bitXor', 0n, (a, b) => a ^ b),
  $bitNot: taking('$bitNot', 1, 1, (operands) =>
    operands.some(isMissing)
      ? null
      : widthOf(~(integers('$bitNot', operands)[0] as bigint), operands),
  ),
  $tsSecond: ofTimestamp('$tsSecond', (stamp) => stamp.t),
  $tsIncrement: ofTimestamp('$tsIncrement', (stamp) => stamp.i),
  $binarySize: taking('$binarySize', 1, 1, ([value]) => (isMissing(value) ? null : bytesOf(value))),
  $bsonSize: taking('$bsonSize', 1, 1, ([value]) =>
    isMissing(value) ? null : documentBytes(value),
  ),
};
