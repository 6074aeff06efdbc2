import { describe, expect, it } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { checkCharacter } from '@zhiqiao/shared/organisations/creditCode';
import fc from 'fast-check';
import { useState } from 'react';
import { CreditCodeField } from '../../client/src/features/accounts/CreditCodeField.tsx';
import { readCreditCode } from '../../client/src/features/accounts/creditCode.ts';

const Typed = () => {
  const [value, setValue] = useState('');
  return <CreditCodeField name="code" label="代码" value={value} onChange={setValue} />;
};

const right = `91331299MA0000067${checkCharacter('91331299MA0000067')}`;
const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('a credit code while it is typed', () => {
  it('when it is not complete, then it says how many are missing and complains of nothing', async () => {
    render(<Typed />);
    await userEvent.type(screen.getByLabelText('代码'), '9133129');
    expect(screen.getByText('还差 11 位，一共 18 位')).toBeTruthy();
    expect(screen.getByLabelText('代码').getAttribute('aria-invalid')).toBeNull();
  });

  it('when a sign can never occur, then it names the sign and its place at once', async () => {
    render(<Typed />);
    await userEvent.type(screen.getByLabelText('代码'), '91o3');
    expect(screen.getByText(/第 3 位“O”不会出现在代码里/)).toBeTruthy();
    expect(screen.getByLabelText('代码').getAttribute('aria-invalid')).toBe('true');
  });

  it('when the last sign does not fit, then it says so; when it fits, then it says that too', async () => {
    render(<Typed />);
    const wrong = right.slice(0, 17) + (right[17] === '1' ? '2' : '1');
    await userEvent.type(screen.getByLabelText('代码'), wrong);
    expect(screen.getByText(/最后一位校验不对/)).toBeTruthy();
    await userEvent.clear(screen.getByLabelText('代码'));
    await userEvent.type(screen.getByLabelText('代码'), right.toLowerCase());
    expect(screen.getByText('校验无误')).toBeTruthy();
  });

  it('when a right code is written with spaces, in small or full-width letters, then it is right', () => {
    const loose = `${right.slice(0, 8)} ${right.slice(8).toLowerCase()}`;
    expect(readCreditCode(loose).word).toBe('right');
    const wide = [...right].map((s) => String.fromCharCode(s.charCodeAt(0) + 0xfee0)).join('');
    expect(readCreditCode(wide).word).toBe('right');
  });

  it('when any 17 signs get their check character, then the code is right, and no other character will do', () => {
    const seventeen = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(seventeen, fc.constantFrom(...signs), (list, last) => {
        const first = list.join('');
        const fits = checkCharacter(first) === last;
        expect(readCreditCode(first + last).word).toBe(fits ? 'right' : 'check');
      }),
    );
  });
});
