import { basename } from 'node:path';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import type { UploadedFile } from './ask.ts';

/** Largest upload in bytes. */
const maxUpload = 20 * 1024 * 1024;

const parser = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: maxUpload, files: 1, fields: 5, parts: 6, fieldSize: 1000 },
});

/** Takes one multipart file of the field `file` into memory. */
export const upload: RequestHandler = parser.single('file');

/** The file that came with the request; multer hands over its name as latin1. */
export const takeFile = (req: Request): UploadedFile | undefined => {
  if (!req.file) return undefined;
  const name = basename(
    Buffer.from(req.file.originalname, 'latin1').toString('utf8').replaceAll('\\', '/'),
  );
  return {
    name: name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 150) || 'file',
    bytes: req.file.buffer,
  };
};
