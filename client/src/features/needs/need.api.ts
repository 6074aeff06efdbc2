import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ExpertOrder, OutcomeOrder } from '@zhiqiao/shared/matching/match.orders';
import {
  matchExperts,
  matchOutcomes,
  matchUnits,
} from '@zhiqiao/shared/matching/matching.endpoints';
import {
  findSimilarNeeds,
  listMyNeeds,
  readNeed,
  readNeedTimeline,
} from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedState } from '@zhiqiao/shared/needs/need.schema';
import { call } from '../../platform/call.ts';
import { useCall } from '../../platform/query.ts';

export const useNeed = (id: string, enabled = true) =>
  useCall(readNeed, { params: { id } }, { enabled });

export const useNeedTimeline = (id: string, expert?: string) =>
  useCall(readNeedTimeline, { params: { id }, query: expert ? { expert } : {} });

export const useNeedExperts = (id: string, order: ExpertOrder = 'best') =>
  useCall(matchExperts, { params: { id }, query: { order } }, { keep: true });

export const useNeedOutcomes = (id: string, order: OutcomeOrder = 'best') =>
  useCall(matchOutcomes, { params: { id }, query: { order } }, { keep: true });

export const useNeedUnits = (id: string) => useCall(matchUnits, { params: { id } });

export const useMyNeeds = (query: { state?: NeedState; page?: number; pageSize?: number }) =>
  useCall(listMyNeeds, { query }, { keep: true });

/** Needs like a text that is being written. Nothing is asked before there is a title to go by. */
export const useSimilarNeeds = (told: { title: string; background: string }, except?: string) =>
  useQuery({
    queryKey: ['needs', 'similar', told, except ?? ''],
    queryFn: ({ signal }) =>
      call(findSimilarNeeds, { body: { ...told, ...(except ? { except } : {}) }, signal }),
    enabled: told.title.length >= 4,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
