/** A message on its way: kept on this device until the server has it. */
export interface Unsent {
  clientId: string;
  text: string;
  /** ISO moment it was written */
  at: string;
  /** the code of the refusal when the server would not take it; nothing while it is on its way */
  refused?: string;
}

const keyOf = (account: string, talk: string) => `zq.out.${account}.${talk}`;

/** What was written here and not yet taken by the server, in the order of writing. */
export const readOutbox = (account: string, talk: string): Unsent[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account, talk)) ?? '[]');
    return Array.isArray(kept) ? (kept as Unsent[]).filter((one) => one?.clientId && one.text) : [];
  } catch {
    return [];
  }
};

export const keepOutbox = (account: string, talk: string, unsent: readonly Unsent[]): void => {
  try {
    if (unsent.length === 0) localStorage.removeItem(keyOf(account, talk));
    else localStorage.setItem(keyOf(account, talk), JSON.stringify(unsent));
  } catch {
    // it still holds as long as the page is open
  }
};
