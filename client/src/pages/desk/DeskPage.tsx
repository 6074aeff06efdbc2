import { type ComponentType, lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { type House, useMe } from '../../platform/session.ts';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';

const FirmDesk = lazy(async () => ({ default: (await import('./FirmDesk.tsx')).FirmDesk }));
const ExpertDesk = lazy(async () => ({ default: (await import('./ExpertDesk.tsx')).ExpertDesk }));
const BureauDesk = lazy(async () => ({ default: (await import('./BureauDesk.tsx')).BureauDesk }));
const UniversityDesk = lazy(async () => ({
  default: (await import('./UniversityDesk.tsx')).UniversityDesk,
}));

/** One address for all: each house gets its own desk, and loads only that. */
const desks: Partial<Record<House, ComponentType>> = {
  expert: ExpertDesk,
  bureau: BureauDesk,
  university: UniversityDesk,
  firm: FirmDesk,
};

/** The desk of whoever is signed in; a guest is asked to sign in first. */
export const DeskPage = () => {
  const { house, known } = useMe();
  const Desk = desks[house];
  if (!known) return <PageSkeleton shape="thing" />;
  if (!Desk) return <Navigate to={house === 'guest' ? paths.signIn : paths.home} replace />;
  return (
    <Suspense fallback={<PageSkeleton shape="thing" />}>
      <Desk />
    </Suspense>
  );
};
