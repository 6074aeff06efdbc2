import * as doors from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { showAskerCard } from './organisation.card.service.ts';
import * as inviting from './organisation.inviting.service.ts';
import * as organisations from './organisation.service.ts';

export const bindOrganisations = (router: Router): void => {
  bind(router, doors.listOrganisations, organisations.showOrganisations);
  bind(router, doors.listUnits, organisations.showUnits);
  bind(router, doors.registerOrganisation, organisations.registerUnit);
  bind(router, doors.readOrganisation, organisations.showOrganisation);
  bind(router, doors.readAskerCard, showAskerCard);
  bind(router, doors.editOrganisation, organisations.changeOrganisation);
  bind(router, doors.verifyOrganisation, organisations.judgeOrganisation);
  bind(router, doors.listMembers, organisations.showMembers);
  bind(router, doors.inviteMember, inviting.invite);
  bind(router, doors.readInvitation, inviting.showInvitation);
  bind(router, doors.acceptInvitation, inviting.join);
};
