import { readReference } from '@zhiqiao/shared/reference/reference.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { showReference } from './reference.service.ts';

export const bindReference = (router: Router): void => {
  bind(router, readReference, showReference);
};
