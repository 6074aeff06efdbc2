import * as doors from '@zhiqiao/shared/files/file.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitTo } from '../../platform/limits.ts';
import { upload } from '../../platform/uploads.ts';
import * as files from './file.service.ts';

export const bindFiles = (router: Router): void => {
  bind(router, doors.uploadFile, files.takeUpload, limitTo(60), upload);
  bind(router, doors.downloadFile, files.sendDown);
};
