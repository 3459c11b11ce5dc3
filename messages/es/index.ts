import type { Language } from "#lib/i18n/language.ts";
import account from "./account.json" with { type: "json" };
import analysis from "./analysis.json" with { type: "json" };
import appraisals from "./appraisals.json" with { type: "json" };
import audit from "./audit.json" with { type: "json" };
import authoring from "./authoring.json" with { type: "json" };
import charts from "./charts.json" with { type: "json" };
import common from "./common.json" with { type: "json" };
import contacts from "./contacts.json" with { type: "json" };
import danger from "./danger.json" with { type: "json" };
import deliveries from "./deliveries.json" with { type: "json" };
import desk from "./desk.json" with { type: "json" };
import entry from "./entry.json" with { type: "json" };
import fields from "./fields.json" with { type: "json" };
import files from "./files.json" with { type: "json" };
import help from "./help.json" with { type: "json" };
import invitations from "./invitations.json" with { type: "json" };
import issues from "./issues.json" with { type: "json" };
import kiosk from "./kiosk.json" with { type: "json" };
import knowledge from "./knowledge.json" with { type: "json" };
import measures from "./measures.json" with { type: "json" };
import members from "./members.json" with { type: "json" };
import notices from "./notices.json" with { type: "json" };
import open311 from "./open311.json" with { type: "json" };
import organisation from "./organisation.json" with { type: "json" };
import pages from "./pages.json" with { type: "json" };
import people from "./people.json" with { type: "json" };
import privacy from "./privacy.json" with { type: "json" };
import publishing from "./publishing.json" with { type: "json" };
import rates from "./rates.json" with { type: "json" };
import report from "./report.json" with { type: "json" };
import results from "./results.json" with { type: "json" };
import retention from "./retention.json" with { type: "json" };
import review from "./review.json" with { type: "json" };
import roles from "./roles.json" with { type: "json" };
import schemes from "./schemes.json" with { type: "json" };
import seals from "./seals.json" with { type: "json" };
import settings from "./settings.json" with { type: "json" };
import slips from "./slips.json" with { type: "json" };
import station from "./station.json" with { type: "json" };
import surveys from "./surveys.json" with { type: "json" };
import tokens from "./tokens.json" with { type: "json" };
import touchpoints from "./touchpoints.json" with { type: "json" };
import visits from "./visits.json" with { type: "json" };
import weights from "./weights.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

export default {
  organisation,
  publishing,
  schemes,
  knowledge,
  appraisals,
  audit,
  roles,
  members,
  account,
  analysis,
  authoring,
  charts,
  common,
  danger,
  deliveries,
  contacts,
  desk,
  entry,
  fields,
  files,
  help,
  invitations,
  issues,
  kiosk,
  measures,
  notices,
  open311,
  pages,
  people,
  privacy,
  rates,
  report,
  results,
  retention,
  review,
  seals,
  settings,
  slips,
  station,
  surveys,
  tokens,
  touchpoints,
  visits,
  weights,
  words,
} satisfies Language;
