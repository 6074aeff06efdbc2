import { AccountModel, type AccountRow } from './account.model.ts';

type Seat = Pick<AccountRow, 'expert'>;
const open = { role: 'expert', disabled: false } as const;
const idsOf = (rows: readonly Seat[]): string[] =>
  rows.flatMap(({ expert }) => (expert ? [String(expert)] : []));

/** Experts whose account has this sign-in name or mail address. */
export const expertsAtAddress = async (typed: string): Promise<string[]> => {
  const address = typed.toLowerCase();
  const ways = [{ login: address }, { 'mail.confirmed': address }, { 'contact.email': address }];
  return idsOf(await AccountModel.find({ ...open, $or: ways }, { expert: 1 }).lean<Seat[]>());
};

/** Of some experts those who can sign in. */
export const expertsWithAccount = async (ids: readonly string[]): Promise<string[]> =>
  idsOf(
    await AccountModel.find({ ...open, expert: { $in: [...ids] } } as object, { expert: 1 }).lean<
      Seat[]
    >(),
  );
