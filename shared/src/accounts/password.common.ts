/** Openings of the passwords that are tried first; whatever only adds to one of them is as weak. */
const first = [
  'password',
  'passw0rd',
  '123456',
  '654321',
  '111111',
  '000000',
  '888888',
  '666666',
  'qwerty',
  'asdfgh',
  '1q2w3e',
  'abc123',
  'iloveyou',
  'admin',
  'welcome',
  'letmein',
  'woaini',
  '5201314',
  'a123456',
  'zxcvbn',
  'monkey',
  'dragon',
  'zhiqiao',
];

/** True when a password is one of the first that anybody would try: a known opening with little added, or one sign repeated. */
export const commonPassword = (password: string, login: string): boolean => {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return true;
  if (login.length >= 4 && plain.includes(login.toLowerCase())) return true;
  return first.some((word) => plain.startsWith(word) && plain.length < word.length + 6);
};
