import { describe, expect, it } from '@jest/globals';
import { login } from '@zhiqiao/shared/accounts/account.schema';
import { commonPassword } from '@zhiqiao/shared/accounts/password.common';
import { normalText, text } from '@zhiqiao/shared/kernel/text';
import { checkCharacter, creditCodeFault } from '@zhiqiao/shared/organisations/creditCode';
import fc from 'fast-check';

describe('typed text', () => {
  it('when it is brought to normal form twice, then the second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const once = normalText(typed);
        expect(normalText(once)).toBe(once);
        expect(once).toBe(once.normalize('NFC'));
        expect(once).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      }),
    );
  });

  it('when it carries hidden characters, then they are gone and the words stay', () => {
    expect(normalText('轴\u200b承\u202e噪声\u0000\r\n第二行')).toBe('轴承噪声\n第二行');
    expect(text(1, 20).parse('  一行\n两行  ')).toBe('一行 两行');
  });

  it('when it is of common characters, then it is read at a glance to the same form', () => {
    const glyph = fc.constantFrom(...'轴承 噪声、（A6204）９“～');
    fc.assert(
      fc.property(fc.string({ unit: glyph }), (typed) => {
        expect(normalText(typed)).toBe(typed.normalize('NFC').trim());
      }),
    );
  });

  it('when only invisible characters were typed, then it counts as empty', () => {
    expect(text(1, 10).safeParse('\u200b\u200b').success).toBe(false);
  });

  it('when two people pick names that look the same, then there is one name', () => {
    expect(login.parse('Ｚｈａｎｇ.San')).toBe('zhang.san');
    expect(login.safeParse('张三').success).toBe(false);
  });
});

describe('GB 32100', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const first17 = fc
    .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
    .map((list) => list.join(''));

  it('when the check character is right, then nothing is wrong; when any one character is changed, then the check finds it', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.constantFrom(...alphabet), (first, at, other) => {
        const code = first + checkCharacter(first);
        expect(creditCodeFault(code)).toBeUndefined();
        fc.pre(code[at] !== other);
        expect(creditCodeFault(code.slice(0, at) + other + code.slice(at + 1))).toBe('check');
      }),
    );
  });

  it('when it is short or has a letter that is not used, then it says which', () => {
    expect(creditCodeFault('9133')).toBe('length');
    expect(creditCodeFault('91331299MAI000001X')).toBe('character');
  });
});

describe('passwords', () => {
  it('when it is what everybody tries first, then it is refused', () => {
    for (const weak of [
      'password123',
      '1234567890',
      'qwertyuiop',
      'aaaaaaaaaaaa',
      'zhangsan99',
      'Woaini1314',
    ]) {
      expect([weak, commonPassword(weak, 'zhangsan')]).toEqual([weak, true]);
    }
    expect(commonPassword('a bridge of stone', 'zhangsan')).toBe(false);
  });
});
