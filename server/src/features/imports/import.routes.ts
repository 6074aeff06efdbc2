import * as doors from '@zhiqiao/shared/imports/import.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { upload } from '../../platform/uploads.ts';
import * as imports from './import.service.ts';

export const bindImports = (router: Router): void => {
  bind(router, doors.readTemplate, imports.sendTemplate);
  bind(router, doors.checkImport, imports.check, upload);
  bind(router, doors.writeImport, imports.write);
  bind(router, doors.readImport, imports.readState);
};
