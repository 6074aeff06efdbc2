export interface Letter {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  send(letter: Letter): Promise<void>;
}

/** Mail through SMTP; without an address letters are dropped, since notices in the application say the same. */
export const makeMail = (smtpUrl: string | undefined, from: string): Mail => {
  if (!smtpUrl) return { send: async () => {} };
  // Read only where there is mail to send: it takes its time.
  const opening = import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl));
  return {
    send: async (letter) => {
      const transport = await opening;
      await transport.sendMail({ from, ...letter });
    },
  };
};
