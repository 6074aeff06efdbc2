import { Outlet } from 'react-router';
import { AntdTheme } from './AntdTheme.tsx';

/** The theme around the pages that use antd; pages without it never load it. */
export const AntdFrame = () => (
  <AntdTheme>
    <Outlet />
  </AntdTheme>
);
