import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/text.ts';
import { fileLink } from '../needs/need.schema.ts';

export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  summary:
    'Upload one file (multipart field `file`); it is private to its uploader until attached to something',
  access: 'member',
  upload: true,
  untransacted: true,
  reply: fileLink,
});

export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/files/:id',
  summary: 'A file, as an attachment, for those who may see the thing it hangs on',
  access: 'guest',
  params: z.strictObject({ id }),
  answers: 'file',
  reply: z.any(),
});
