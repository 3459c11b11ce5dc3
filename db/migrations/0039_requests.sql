-- Who else helps, for what is not for the police; staff keep the list.
CREATE TABLE "agency" (
	"key" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"name" jsonb NOT NULL,
	"reach" jsonb NOT NULL,
	"phone" text NOT NULL,
	"retired_on" date
);
--> statement-breakpoint
CREATE TABLE "help_need" (
	"key" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"retired_on" date
);
--> statement-breakpoint
CREATE TABLE "help_need_version" (
	"need_key" text NOT NULL REFERENCES "help_need"("key"),
	"number" integer NOT NULL,
	"triage" text NOT NULL,
	"agency_key" text REFERENCES "agency"("key"),
	"sensitive" boolean NOT NULL,
	"hours" integer NOT NULL,
	"keep_days" integer NOT NULL,
	"title" jsonb NOT NULL,
	"ask" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"written_by" uuid,
	"written_on" date,
	CONSTRAINT "help_need_version_need_key_number_pk" PRIMARY KEY("need_key","number")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"need_key" text NOT NULL,
	"need_version" integer NOT NULL,
	"is_complaint" boolean NOT NULL,
	"code_digest" "bytea" NOT NULL UNIQUE,
	"language" text NOT NULL,
	"received_on" date NOT NULL,
	"received_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"shown_on" date
);
--> statement-breakpoint
CREATE TABLE "request_text" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"words" text NOT NULL,
	"place" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"choices" smallint[] NOT NULL,
	"said" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"words" text NOT NULL,
	"written_by" uuid,
	"written_on" date NOT NULL,
	"written_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "request_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"words" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_assignment" (
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_assignment_request_id_number_pk" PRIMARY KEY("request_id","number")
);
--> statement-breakpoint
CREATE TABLE "request_closure" (
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"outcome" text NOT NULL,
	"words" text NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_on" date NOT NULL,
	CONSTRAINT "request_closure_request_id_round_pk" PRIMARY KEY("request_id","round")
);
--> statement-breakpoint
CREATE TABLE "request_confirmation" (
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"round" smallint NOT NULL,
	"solved" boolean NOT NULL,
	"reason" text NOT NULL,
	"said_on" date NOT NULL,
	CONSTRAINT "request_confirmation_request_id_round_pk" PRIMARY KEY("request_id","round")
);
--> statement-breakpoint
CREATE TABLE "request_withdrawal" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"withdrawn_on" date NOT NULL
);
--> statement-breakpoint
-- What is still to be done, apart from everything that ever was: a queue and its counts read these rows alone.
CREATE TABLE "request_open" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"is_complaint" boolean NOT NULL,
	"is_again" boolean NOT NULL,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "request_open_due" ON "request_open" USING btree ("unit_id","due_at","request_id");
--> statement-breakpoint
CREATE INDEX "request_unit" ON "request" USING btree ("unit_id","is_complaint","received_on");
--> statement-breakpoint
CREATE INDEX "request_waiting" ON "request" USING btree ("received_on") WHERE "shown_on" IS NULL;
--> statement-breakpoint
CREATE INDEX "request_message_request" ON "request_message" USING btree ("request_id");
--> statement-breakpoint
CREATE INDEX "request_note_request" ON "request_note" USING btree ("request_id");
--> statement-breakpoint
-- Whoever knows a request's code sees that request alone: the transaction names the digest of the code. A unit sees what has been shown to it,
-- which a clue is from the day after; a complaint is seen by who works complaints alone, whatever the unit it stands with.
ALTER TABLE request ENABLE ROW LEVEL SECURITY;
ALTER TABLE request FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON request USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR (NOT is_complaint AND shown_on IS NOT NULL
    AND unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[]))
  OR (is_complaint AND unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.complaints', true), ''), '{}')::uuid[])::uuid[]))
  OR code_digest = (SELECT decode(coalesce(nullif(current_setting('rapport.request', true), ''), '00'), 'hex'))
);
ALTER TABLE request_open ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_open FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON request_open USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR (NOT is_complaint AND unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[]))
  OR (is_complaint AND unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.complaints', true), ''), '{}')::uuid[])::uuid[]))
  OR request_id = (SELECT id FROM request WHERE code_digest = (SELECT decode(coalesce(nullif(current_setting('rapport.request', true), ''), '00'), 'hex')))
);
-- What belongs to a request is seen by whoever sees the request.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_text', 'request_message', 'request_assignment', 'request_closure', 'request_confirmation', 'request_withdrawal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM request r WHERE r.id = request_id)
      )$policy$, name);
  END LOOP;
END $$;
-- What staff note among themselves is never a resident's.
ALTER TABLE request_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_note FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON request_note USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR ((SELECT coalesce(current_setting('rapport.request', true), '') = '') AND EXISTS (SELECT FROM request r WHERE r.id = request_id))
);
--> statement-breakpoint
-- In the transaction of the row that opens or ends it, whoever writes that row. A clue is opened when it is shown.
CREATE FUNCTION keep_request_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'request' THEN
    IF NEW.shown_on IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.shown_on IS NULL)
      AND NOT EXISTS (SELECT FROM request_withdrawal w WHERE w.request_id = NEW.id)
      AND NOT EXISTS (SELECT FROM request_closure c WHERE c.request_id = NEW.id) THEN
      INSERT INTO request_open (request_id, unit_id, is_complaint, is_again, due_at)
      VALUES (NEW.id, NEW.unit_id, NEW.is_complaint, false, NEW.due_at);
    ELSIF TG_OP = 'UPDATE' THEN
      UPDATE request_open SET unit_id = NEW.unit_id, due_at = NEW.due_at WHERE request_id = NEW.id;
    END IF;
  ELSIF TG_TABLE_NAME = 'request_confirmation' THEN
    -- Of a clue the job does it, once the day is over.
    IF NOT NEW.solved AND NEW.round < 2 THEN
      INSERT INTO request_open (request_id, unit_id, is_complaint, is_again, due_at)
      SELECT r.id, r.unit_id, r.is_complaint, true, r.due_at FROM request r WHERE r.id = NEW.request_id AND r.received_at IS NOT NULL;
    END IF;
  ELSIF TG_TABLE_NAME = 'request_withdrawal' THEN
    DELETE FROM request_open o USING request r WHERE o.request_id = NEW.request_id AND r.id = o.request_id AND r.received_at IS NOT NULL;
  ELSE
    DELETE FROM request_open WHERE request_id = NEW.request_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_open AFTER INSERT OR UPDATE ON request FOR EACH ROW EXECUTE FUNCTION keep_request_open();
CREATE TRIGGER keep_open AFTER INSERT ON request_confirmation FOR EACH ROW EXECUTE FUNCTION keep_request_open();
CREATE TRIGGER keep_open AFTER INSERT ON request_closure FOR EACH ROW EXECUTE FUNCTION keep_request_open();
CREATE TRIGGER keep_open AFTER INSERT ON request_withdrawal FOR EACH ROW EXECUTE FUNCTION keep_request_open();
--> statement-breakpoint
INSERT INTO agency (key, position, name, reach, phone) VALUES
  ('city-services', 1, '{"en": "City service centre", "zh": "市政服务中心", "es": "Centro de servicios de la ciudad", "ar": "مركز خدمات المدينة"}', '{"en": "It repairs roads, lights and trees, and answers day and night.", "zh": "负责道路、路灯和树木维修，全天接听。", "es": "Repara calles, farolas y árboles, y atiende día y noche.", "ar": "يصلح الطرق والإنارة والأشجار ويجيب ليلًا ونهارًا."}', '12345'),
  ('legal-aid', 2, '{"en": "Legal aid", "zh": "法律援助", "es": "Asistencia jurídica", "ar": "المساعدة القانونية"}', '{"en": "Free advice on contracts, debts, work and family law.", "zh": "免费解答合同、债务、劳动和婚姻家庭法律问题。", "es": "Consejo gratuito sobre contratos, deudas, trabajo y familia.", "ar": "مشورة مجانية في العقود والديون والعمل والأسرة."}', '12348');
--> statement-breakpoint
INSERT INTO help_need (key, position, kind) VALUES
  ('lost-papers', 1, 'help'),
  ('neighbour-dispute', 2, 'help'),
  ('feel-unsafe', 3, 'help'),
  ('officer-visit', 4, 'help'),
  ('crime-information', 5, 'clue'),
  ('complaint', 6, 'complaint'),
  ('thanks', 7, 'thanks'),
  ('broken-street-light', 8, 'help');
--> statement-breakpoint
INSERT INTO help_need_version (need_key, number, triage, agency_key, sensitive, hours, keep_days, title, ask, words, questions) VALUES
  ('lost-papers', 1, 'police', NULL, false, 16, 180, '{"en": "I lost my papers", "zh": "我的证件丢了", "es": "He perdido mis documentos", "ar": "أضعت أوراقي"}', '{"en": "Which papers, when and where did you last have them?", "zh": "丢了什么证件？最后一次见到是何时何地？", "es": "¿Qué documentos, y cuándo y dónde los tuvo por última vez?", "ar": "أي أوراق، ومتى وأين كانت معك آخر مرة؟"}', '{"en": "identity card passport wallet lost stolen document", "zh": "身份证 护照 钱包 丢失 证件", "es": "carné pasaporte cartera perdido documento", "ar": "بطاقة هوية جواز محفظة مفقود وثيقة"}', '[{"type": "multiple", "id": "papers", "label": {"en": "Which papers?", "zh": "哪些证件？", "es": "¿Qué documentos?", "ar": "أي أوراق؟"}, "required": false, "options": [{"code": 1, "label": {"en": "Identity card", "zh": "身份证", "es": "Documento de identidad", "ar": "بطاقة هوية"}}, {"code": 2, "label": {"en": "Passport", "zh": "护照", "es": "Pasaporte", "ar": "جواز سفر"}}, {"code": 3, "label": {"en": "Driving licence", "zh": "驾驶证", "es": "Permiso de conducir", "ar": "رخصة قيادة"}}, {"code": 4, "label": {"en": "Another", "zh": "其他", "es": "Otro", "ar": "غير ذلك"}, "other": true}]}, {"type": "date", "id": "last_seen", "label": {"en": "On which day did you last have them?", "zh": "最后一次见到是哪一天？", "es": "¿Qué día los tuvo por última vez?", "ar": "في أي يوم كانت معك آخر مرة؟"}, "required": false}]'),
  ('neighbour-dispute', 1, 'police', NULL, false, 24, 180, '{"en": "I have a dispute with a neighbour", "zh": "我和邻居有纠纷", "es": "Tengo un conflicto con un vecino", "ar": "لدي نزاع مع جار"}', '{"en": "What is it about, and since when?", "zh": "是什么事？从什么时候开始？", "es": "¿De qué se trata y desde cuándo?", "ar": "ما الأمر ومنذ متى؟"}', '{"en": "noise quarrel parking mediation", "zh": "噪音 吵架 停车 调解 邻里", "es": "ruido pelea aparcamiento mediación", "ar": "ضجيج شجار موقف وساطة"}', '[{"type": "single", "id": "about", "label": {"en": "What is it about?", "zh": "是什么事？", "es": "¿De qué se trata?", "ar": "ما موضوعه؟"}, "required": false, "options": [{"code": 1, "label": {"en": "Noise", "zh": "噪音", "es": "Ruido", "ar": "ضجيج"}}, {"code": 2, "label": {"en": "Parking", "zh": "停车", "es": "Aparcamiento", "ar": "موقف السيارات"}}, {"code": 3, "label": {"en": "A border, a wall or water", "zh": "地界、墙体或漏水", "es": "Un lindero, un muro o agua", "ar": "حد أو جدار أو ماء"}}, {"code": 4, "label": {"en": "Something else", "zh": "其他", "es": "Otra cosa", "ar": "شيء آخر"}, "other": true}]}]'),
  ('feel-unsafe', 1, 'police', NULL, true, 8, 365, '{"en": "I feel unsafe on my street or at home", "zh": "我在街上或家里感到不安全", "es": "Me siento inseguro en mi calle o en casa", "ar": "لا أشعر بالأمان في شارعي أو بيتي"}', '{"en": "What makes you feel unsafe, and when?", "zh": "什么让您感到不安全？什么时候？", "es": "¿Qué le hace sentirse inseguro y cuándo?", "ar": "ما الذي يشعرك بعدم الأمان ومتى؟"}', '{"en": "afraid violence abuse family threat following", "zh": "害怕 家暴 暴力 威胁 跟踪", "es": "miedo violencia maltrato familia amenaza", "ar": "خوف عنف أسرة تهديد ملاحقة"}', '[{"type": "single", "id": "where", "label": {"en": "Where is it?", "zh": "在哪里？", "es": "¿Dónde es?", "ar": "أين ذلك؟"}, "required": false, "options": [{"code": 1, "label": {"en": "At home", "zh": "家里", "es": "En casa", "ar": "في البيت"}}, {"code": 2, "label": {"en": "On the street", "zh": "街上", "es": "En la calle", "ar": "في الشارع"}}, {"code": 3, "label": {"en": "At school or at work", "zh": "学校或单位", "es": "En la escuela o el trabajo", "ar": "في المدرسة أو العمل"}}, {"code": 9, "label": {"en": "I do not want to say", "zh": "不想说", "es": "No quiero decirlo", "ar": "لا أريد أن أقول"}}]}]'),
  ('officer-visit', 1, 'police', NULL, false, 24, 90, '{"en": "I want an officer to visit", "zh": "我希望民警上门", "es": "Quiero que venga un agente", "ar": "أريد أن يزورني شرطي"}', '{"en": "What about, and when does it suit you?", "zh": "是什么事？什么时间方便？", "es": "¿Para qué y cuándo le viene bien?", "ar": "بشأن ماذا، ومتى يناسبك؟"}', '{"en": "visit home officer advice", "zh": "上门 走访 民警 咨询", "es": "visita agente consejo casa", "ar": "زيارة شرطي نصيحة بيت"}', '[{"type": "single", "id": "when_home", "label": {"en": "When does a visit suit you?", "zh": "什么时间方便？", "es": "¿Cuándo le viene bien una visita?", "ar": "متى تناسبك الزيارة؟"}, "required": false, "options": [{"code": 1, "label": {"en": "In the morning", "zh": "上午", "es": "Por la mañana", "ar": "صباحًا"}}, {"code": 2, "label": {"en": "In the afternoon", "zh": "下午", "es": "Por la tarde", "ar": "بعد الظهر"}}, {"code": 3, "label": {"en": "In the evening", "zh": "晚上", "es": "Por la noche", "ar": "مساءً"}}, {"code": 9, "label": {"en": "At any time", "zh": "都可以", "es": "A cualquier hora", "ar": "في أي وقت"}}]}]'),
  ('crime-information', 1, 'police', NULL, true, 8, 365, '{"en": "I have information about a crime", "zh": "我有案件线索", "es": "Tengo información sobre un delito", "ar": "لدي معلومات عن جريمة"}', '{"en": "What do you know? Do not write who you are.", "zh": "您知道什么？请不要写您是谁。", "es": "¿Qué sabe? No escriba quién es usted.", "ar": "ماذا تعرف؟ لا تكتب من أنت."}', '{"en": "crime clue witness drugs theft tip", "zh": "线索 举报 案件 毒品 盗窃", "es": "delito pista testigo drogas robo", "ar": "جريمة دليل شاهد مخدرات سرقة"}', '[]'),
  ('complaint', 1, 'police', NULL, true, 40, 365, '{"en": "I want to complain", "zh": "我要投诉", "es": "Quiero presentar una queja", "ar": "أريد أن أشتكي"}', '{"en": "What happened, when and where? It is read by people outside the station.", "zh": "发生了什么？何时何地？由派出所以外的人员查看。", "es": "¿Qué pasó, cuándo y dónde? Lo lee gente ajena a la comisaría.", "ar": "ماذا حدث ومتى وأين؟ يقرأه أناس من خارج المركز."}', '{"en": "complain rude unfair bribe", "zh": "投诉 态度 不公 受贿", "es": "queja maleducado injusto soborno", "ar": "شكوى فظ ظلم رشوة"}', '[]'),
  ('thanks', 1, 'police', NULL, false, 40, 90, '{"en": "I want to thank an officer", "zh": "我要感谢一位民警", "es": "Quiero dar las gracias a un agente", "ar": "أريد أن أشكر شرطيًا"}', '{"en": "What did the officer do for you?", "zh": "民警为您做了什么？", "es": "¿Qué hizo el agente por usted?", "ar": "ماذا فعل الشرطي من أجلك؟"}', '{"en": "thank praise good", "zh": "感谢 表扬 好", "es": "gracias elogio bueno", "ar": "شكر ثناء جيد"}', '[]'),
  ('broken-street-light', 1, 'other', 'city-services', false, 8, 90, '{"en": "A street light, road or tree is broken", "zh": "路灯、道路或树木损坏", "es": "Una farola, calle o árbol está roto", "ar": "إنارة أو طريق أو شجرة متضررة"}', '{"en": "The city’s service centre repairs it. Ask there.", "zh": "由市政服务中心维修，请向其反映。", "es": "Lo repara el centro de servicios de la ciudad. Pida ayuda allí.", "ar": "يصلحها مركز خدمات المدينة. اسأل هناك."}', '{"en": "lamp road hole tree rubbish", "zh": "路灯 坑洼 树 垃圾", "es": "farola bache árbol basura", "ar": "مصباح حفرة شجرة قمامة"}', '[]');
