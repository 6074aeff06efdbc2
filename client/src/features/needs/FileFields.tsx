import { FilesField } from '../../ui/FilesField.tsx';
import type { BlockProps } from './ProblemFields.tsx';

/** Block four: drawings, reports, photos. */
export const FileFields = ({ form, issues, set }: BlockProps) => (
  <FilesField files={form.files} onChange={(files) => set({ files })} issue={issues.files} />
);
