import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Count } from './Count.tsx';
import './TabLinks.css';

export interface TabLink {
  key: string;
  label: ReactNode;
  count?: number | undefined;
}

interface Props {
  label: string;
  tabs: readonly TabLink[];
  /** the query word that holds the tab; the first tab needs none */
  param?: string;
  /** the tab that is shown, where the address says it in another way */
  now?: string;
}

/** The tab the address asks for; the first one when it asks for none or a strange one. */
export const useTab = <K extends string>(keys: readonly K[], param = 'tab'): K => {
  const [search] = useSearchParams();
  return keys.find((key) => key === search.get(param)) ?? keys[0]!;
};

/** Views of one thing, in the address: Back works and a link leads to the same view. */
export const TabLinks = ({ label, tabs, param = 'tab', now: shown }: Props) => {
  const [search] = useSearchParams();
  const now = shown ?? tabs.find((tab) => tab.key === search.get(param))?.key ?? tabs[0]?.key;
  const to = (key: string) => {
    const next = new URLSearchParams(search);
    if (key === tabs[0]?.key) next.delete(param);
    else next.set(param, key);
    return `?${next.toString()}`;
  };
  return (
    <nav className="tab-links" aria-label={label}>
      {tabs.map(({ key, label: name, count }) => (
        <Link
          key={key}
          to={to(key)}
          preventScrollReset
          className={key === now ? 'on' : undefined}
          aria-current={key === now ? 'page' : undefined}
        >
          {name}
          {count === undefined ? null : <Count value={count} />}
        </Link>
      ))}
    </nav>
  );
};
