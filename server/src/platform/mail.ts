export interface Letter {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** the same for every try, so that a letter that came twice is seen to be one */
  messageId?: string;
  headers?: Record<string, string>;
}

export interface Mail {
  /** whether letters go anywhere at all */
  readonly on: boolean;
  send(letter: Letter): Promise<void>;
}

/** A server that does not answer must not hold up the others' letters. */
const patience = 15_000;

/** Mail through SMTP; without an address nothing is sent, since notices in the application say the same. */
export const makeMail = (smtpUrl: string | undefined, from: string): Mail => {
  if (!smtpUrl) return { on: false, send: async () => {} };
  // Read only where there is mail to send: it takes its time.
  const opening = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url: smtpUrl,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    }),
  );
  return {
    on: true,
    send: async (letter) => {
      const transport = await opening;
      await transport.sendMail({ from, ...letter });
    },
  };
};
