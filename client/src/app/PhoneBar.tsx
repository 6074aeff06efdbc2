import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useMe } from '../platform/session.ts';
import { useWords } from '../platform/words/speech.ts';
import { NavWord } from './NavWord.tsx';
import { phoneNav, presentItem } from './navigation.ts';
import './PhoneBar.css';

const house = <path d="M3 9l7-6 7 6v8H3z" />;
const list = <path d="M4 5h12M4 10h12M4 15h8" />;
const talk = <path d="M3 4h14v10H9l-4 3v-3H3z" />;
const person = (
  <>
    <circle cx="10" cy="7" r="3.4" />
    <path d="M3.5 17c1-4 12-4 13 0" />
  </>
);
const bulb = <path d="M7 14.5a5.2 5.2 0 1 1 6 0V16H7zM8 18.5h4" />;

const drawings: Partial<Record<string, ReactNode>> = {
  messages: talk,
  account: person,
  experts: person,
  findExperts: list,
  outcomes: bulb,
  ourOutcomes: bulb,
  myOutcomes: bulb,
  needs: list,
  myBids: list,
  matching: list,
};

/** Four items at the bottom of a narrow screen. A form or a conversation covers it with its own dock. */
export const PhoneBar = () => {
  const t = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  const items = phoneNav[me.house];
  const present = presentItem(items, pathname);
  return (
    <nav
      className="phone-bar narrow-only"
      aria-label={t('shell.phoneNav')}
      style={{ visibility: me.known ? undefined : 'hidden' }}
    >
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          className={item === present ? 'on' : undefined}
          aria-current={item === present ? 'page' : undefined}
        >
          <svg
            width="20"
            height="20"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            aria-hidden="true"
          >
            {drawings[item.word] ?? house}
          </svg>
          <span className="row">
            <NavWord item={item} />
          </span>
        </Link>
      ))}
    </nav>
  );
};
