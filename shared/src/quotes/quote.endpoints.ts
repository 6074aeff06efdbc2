import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { fen, id } from '../kernel/text.ts';
import { quoteView } from './quote.schema.ts';

export const quoteTrial = endpoint({
  method: 'GET',
  path: '/api/trials/:id/quote',
  summary:
    'What a firm really pays to keep it, line by line with documents; `amountFen` tries another price',
  access: 'member',
  params: z.strictObject({ id }),
  query: z.strictObject({ amountFen: z.coerce.number().pipe(fen).optional() }),
  reply: quoteView,
});

export const quoteBid = endpoint({
  method: 'GET',
  path: '/api/bids/:id/quote',
  summary: 'What a firm really pays for a bid, line by line with documents',
  access: 'member',
  params: z.strictObject({ id }),
  reply: quoteView,
});
