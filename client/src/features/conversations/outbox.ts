import type { MessageView } from '@zhiqiao/shared/conversations/conversation.schema';

/** A message on its way: kept on this device until the server has it. */
export interface Unsent {
  clientId: string;
  text: string;
  /** ISO moment it was written */
  at: string;
  quote?: NonNullable<MessageView['quote']>;
  /** uploaded already; they go with the message */
  files?: MessageView['files'];
  fileTier?: MessageView['fileTier'];
  /** the code of the refusal when the server would not take it; nothing while it is on its way */
  refused?: string;
}

const keyOf = (account: string, talk: string) => `zq.out.${account}.${talk}`;

const isUnsent = (one: unknown): one is Unsent => {
  const { clientId, text, files } = (one ?? {}) as Partial<Unsent>;
  return Boolean(clientId && (text || files?.length));
};

/** What was written here and not yet taken by the server, in the order of writing. */
export const readOutbox = (account: string, talk: string): Unsent[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(account, talk)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isUnsent) : [];
  } catch {
    return [];
  }
};

const keepOutbox = (account: string, talk: string, unsent: readonly Unsent[]): void => {
  try {
    if (unsent.length === 0) localStorage.removeItem(keyOf(account, talk));
    else localStorage.setItem(keyOf(account, talk), JSON.stringify(unsent));
  } catch {
    // it still holds as long as the page is open
  }
};

/** Puts what changed in this tab over what is kept, so that another tab's unsent messages stay. */
export const changeOutbox = (
  account: string,
  talk: string,
  before: readonly Unsent[],
  after: readonly Unsent[],
): void => {
  const gone = new Set(before.map(({ clientId }) => clientId));
  const others = readOutbox(account, talk).filter(({ clientId }) => !gone.has(clientId));
  const own = after.filter(({ clientId }) => !others.some((one) => one.clientId === clientId));
  keepOutbox(account, talk, [...others, ...own]);
};
