import { Link, useLocation } from 'react-router';
import { useCountyName, useMe } from '../platform/session.ts';
import { useWords } from '../platform/words/speech.ts';
import { Action } from '../ui/Action.tsx';
import { SampleBadge } from '../ui/SampleBadge.tsx';
import { Wordmark } from '../ui/Wordmark.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Bell } from './Bell.tsx';
import { NavWord } from './NavWord.tsx';
import { mainNav, presentItem } from './navigation.ts';
import { paths } from './paths.ts';
import { LanguageSwitch, SizeSwitch } from './Switches.tsx';
import './Header.css';

const MainNav = () => {
  const t = useWords();
  const { house, known } = useMe();
  const { pathname } = useLocation();
  // Nobody sees a guest's words for a moment before their own.
  const items = known ? mainNav[house] : [];
  const present = presentItem(items, pathname);
  return (
    <nav className="main-nav not-narrow" aria-label={t('shell.mainNav')}>
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          className={item === present ? 'on' : undefined}
          aria-current={item === present ? 'page' : undefined}
        >
          <NavWord item={item} />
        </Link>
      ))}
    </nav>
  );
};

/** Wordmark, navigation by role, sample badge, type size, language, bell and account. */
export const Header = () => {
  const t = useWords();
  const { account, demo, known } = useMe();
  const county = useCountyName();
  return (
    <header className="masthead">
      <div className="frame masthead-row">
        <Link to={paths.home} className="masthead-home">
          <Wordmark place={county} />
        </Link>
        <MainNav />
        <div className="tools">
          {demo ? <SampleBadge /> : null}
          <span className="row not-narrow">
            <SizeSwitch />
            <LanguageSwitch />
          </span>
          {account ? <Bell /> : null}
          {known && !account ? (
            <Action to={paths.signIn} size="small">
              {t('shell.signIn')}
            </Action>
          ) : null}
          <AccountMenu />
        </div>
      </div>
    </header>
  );
};
