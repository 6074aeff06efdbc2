import { createHmac, randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { AccountModel } from '../server/src/features/accounts/account.model.ts';
import { ConversationModel } from '../server/src/features/conversations/conversation.model.ts';
import { dealKey } from '../server/src/features/conversations/conversation.reads.ts';

/** Somebody with a session, and the talk they sit in. */
export interface Talker {
  cookie: string;
  talk: string;
  side: 'firm' | 'expert';
}

const county = '331201';
const objectId = () => new mongoose.Types.ObjectId();

const signed = (id: string, secret: string): string => {
  const mark = createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');
  return `zq.sid=${encodeURIComponent(`s:${id}.${mark}`)}`;
};

/** A session as signing in makes it; two hundred hashes of passwords are not what is measured here. */
const sessionOf = async (account: string, secret: string): Promise<string> => {
  const id = randomBytes(24).toString('base64url');
  const expires = new Date(Date.now() + 3_600_000);
  await mongoose.connection.db!.collection<{ _id: string }>('sessions').insertOne({
    _id: id,
    expires,
    lastModified: new Date(),
    session: {
      cookie: { originalMaxAge: 1_800_000, expires, httpOnly: true, path: '/', sameSite: 'lax' },
      passport: { user: account },
      account,
      since: new Date().toISOString(),
      device: 'bench',
    },
  } as never);
  return signed(id, secret);
};

let serial = 0;
const seat = async (
  place: { organisation?: mongoose.Types.ObjectId; expert?: mongoose.Types.ObjectId },
  secret: string,
): Promise<string> => {
  serial += 1;
  const role = place.expert ? 'expert' : 'firmMember';
  const login = `bench${serial}`;
  const [row] = await AccountModel.create([
    { login, name: `甲${serial}`, hash: 'none', role, county, ...place, since: new Date() },
  ]);
  return sessionOf(String(row!._id), secret);
};

/** One talk with so many people of the firm and one expert. The store must be connected. */
export const makeTalk = async (secret: string, colleagues = 1): Promise<Talker[]> => {
  const [firm, expert, need] = [objectId(), objectId(), objectId()];
  const [made] = await ConversationModel.create([
    {
      key: dealKey(String(need), String(expert)),
      about: { kind: 'bid', id: String(objectId()) },
      ...{ need, firm, expert, county, lastAt: new Date() },
    },
  ]);
  const talk = String(made!._id);
  const talkers: Talker[] = [{ cookie: await seat({ expert }, secret), talk, side: 'expert' }];
  for (let one = 0; one < colleagues; one += 1)
    talkers.push({ cookie: await seat({ organisation: firm }, secret), talk, side: 'firm' });
  return talkers;
};
