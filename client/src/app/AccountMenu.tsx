import { Link, useLocation } from 'react-router';
import { useMe, useSignOut } from '../platform/session.ts';
import { useWords } from '../platform/words/speech.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { NavWord } from './NavWord.tsx';
import { mainNav } from './navigation.ts';
import { paths } from './paths.ts';
import { LanguageSwitch, SizeSwitch } from './Switches.tsx';
import { useDisclosure } from './useDisclosure.ts';
import './AccountMenu.css';

const Lines = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" stroke="currentColor" aria-hidden="true">
    <path d="M3 5.5h14M3 10h14M3 14.5h14" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
);

const SignOutLine = () => {
  const t = useWords();
  const out = useSignOut();
  return (
    <button type="button" className="menu-line" onClick={() => out.mutate({})}>
      {t('shell.signOut')}
    </button>
  );
};

const MenuPanel = ({ id }: { id: string }) => {
  const t = useWords();
  const { account, house } = useMe();
  const { pathname } = useLocation();
  return (
    <div id={id} className="menu-panel">
      <nav className="narrow-only" aria-label={t('shell.mainNav')}>
        {mainNav[house].map((item) => (
          <Link
            key={item.to}
            to={item.to}
            className="menu-line"
            aria-current={item.to === pathname ? 'page' : undefined}
          >
            <NavWord item={item} />
          </Link>
        ))}
      </nav>
      <div className="menu-switches narrow-only">
        <SizeSwitch />
        <LanguageSwitch />
      </div>
      {account ? (
        <>
          {mainNav[house].some(({ to }) => to === paths.messages) ? null : (
            <Link to={paths.messages} className="menu-line">
              {t('shell.messages')}
            </Link>
          )}
          <Link to={paths.watches} className="menu-line">
            {t('watches.title')}
          </Link>
          <Link to={paths.account} className="menu-line">
            {t('shell.accountSettings')}
          </Link>
          <SignOutLine />
        </>
      ) : (
        <>
          <Link to={paths.signIn} className="menu-line">
            {t('shell.signIn')}
          </Link>
          <Link to={paths.register} className="menu-line">
            {t('shell.register')}
          </Link>
        </>
      )}
    </div>
  );
};

/** Who is signed in and what belongs to them; on a narrow screen also the rest of the navigation. */
export const AccountMenu = () => {
  const t = useWords();
  const { account } = useMe();
  const { open, setOpen, box, button, panelId } = useDisclosure();
  const place = account?.organisation?.name;
  return (
    <div ref={box} className={account ? 'account-menu' : 'account-menu narrow-only'}>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span className="unseen">
          {account ? t('shell.accountOf', { name: account.name }) : t('shell.menu')}
        </span>
        {account ? <Avatar name={account.name} /> : <Lines />}
        {account ? (
          <span className="not-narrow clip menu-name">
            {account.name}
            {place ? ` · ${place}` : null}
          </span>
        ) : null}
      </button>
      {open ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: closes after any choice made inside
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a line is a click
        <div onClick={(event) => (event.target as Element).closest('.menu-line') && setOpen(false)}>
          <MenuPanel id={panelId} />
        </div>
      ) : null}
    </div>
  );
};
