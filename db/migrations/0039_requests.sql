CREATE TABLE "help_need" (
	"key" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"triage" text NOT NULL,
	"sensitive" boolean NOT NULL,
	"hours" integer NOT NULL,
	"keep_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "help_need_version" (
	"need_key" text NOT NULL REFERENCES "help_need"("key"),
	"number" integer NOT NULL,
	"title" jsonb NOT NULL,
	"ask" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	CONSTRAINT "help_need_version_need_key_number_pk" PRIMARY KEY("need_key","number")
);
--> statement-breakpoint
CREATE TABLE "request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"need_key" text NOT NULL,
	"code_digest" "bytea" NOT NULL UNIQUE,
	"language" text NOT NULL,
	"received_on" date NOT NULL,
	"received_at" timestamp with time zone,
	"due_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "request_text" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"words" text NOT NULL,
	"place" text NOT NULL
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
	"person_id" uuid NOT NULL,
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
CREATE INDEX "request_unit" ON "request" USING btree ("unit_id","received_on");
--> statement-breakpoint
CREATE INDEX "request_message_request" ON "request_message" USING btree ("request_id");
--> statement-breakpoint
CREATE INDEX "request_note_request" ON "request_note" USING btree ("request_id");
--> statement-breakpoint
-- Whoever knows a request's code sees that request alone: the transaction names the digest of the code.
ALTER TABLE request ENABLE ROW LEVEL SECURITY;
ALTER TABLE request FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON request USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
  OR code_digest = (SELECT decode(coalesce(nullif(current_setting('rapport.request', true), ''), '00'), 'hex'))
);
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_text', 'request_message', 'request_assignment', 'request_closure', 'request_confirmation', 'request_withdrawal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
        OR request_id = (SELECT id FROM request WHERE code_digest = decode(coalesce(nullif(current_setting('rapport.request', true), ''), '00'), 'hex'))
      )$policy$, name);
  END LOOP;
END $$;
-- What staff note among themselves is never a resident's.
ALTER TABLE request_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_note FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON request_note USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
--> statement-breakpoint
INSERT INTO help_need (key, position, kind, triage, sensitive, hours, keep_days) VALUES
  ('lost-papers', 1, 'help', 'police', false, 16, 180),
  ('neighbour-dispute', 2, 'help', 'police', false, 24, 180),
  ('feel-unsafe', 3, 'help', 'police', true, 8, 365),
  ('officer-visit', 4, 'help', 'police', false, 24, 90),
  ('crime-information', 5, 'clue', 'police', true, 8, 365),
  ('complaint', 6, 'complaint', 'police', true, 40, 365),
  ('thanks', 7, 'thanks', 'police', false, 40, 90),
  ('broken-street-light', 8, 'help', 'other', false, 8, 90);
--> statement-breakpoint
INSERT INTO help_need_version (need_key, number, title, ask, words) VALUES
  ('lost-papers', 1, '{"en": "I lost my papers", "zh": "我的证件丢了", "es": "He perdido mis documentos", "ar": "أضعت أوراقي"}', '{"en": "Which papers, when and where did you last have them?", "zh": "丢了什么证件？最后一次见到是何时何地？", "es": "¿Qué documentos, y cuándo y dónde los tuvo por última vez?", "ar": "أي أوراق، ومتى وأين كانت معك آخر مرة؟"}', '{"en": "identity card passport wallet lost stolen document", "zh": "身份证 护照 钱包 丢失 证件", "es": "carné pasaporte cartera perdido documento", "ar": "بطاقة هوية جواز محفظة مفقود وثيقة"}'),
  ('neighbour-dispute', 1, '{"en": "I have a dispute with a neighbour", "zh": "我和邻居有纠纷", "es": "Tengo un conflicto con un vecino", "ar": "لدي نزاع مع جار"}', '{"en": "What is it about, and since when?", "zh": "是什么事？从什么时候开始？", "es": "¿De qué se trata y desde cuándo?", "ar": "ما الأمر ومنذ متى؟"}', '{"en": "noise quarrel parking mediation", "zh": "噪音 吵架 停车 调解 邻里", "es": "ruido pelea aparcamiento mediación", "ar": "ضجيج شجار موقف وساطة"}'),
  ('feel-unsafe', 1, '{"en": "I feel unsafe on my street or at home", "zh": "我在街上或家里感到不安全", "es": "Me siento inseguro en mi calle o en casa", "ar": "لا أشعر بالأمان في شارعي أو بيتي"}', '{"en": "What makes you feel unsafe, and when?", "zh": "什么让您感到不安全？什么时候？", "es": "¿Qué le hace sentirse inseguro y cuándo?", "ar": "ما الذي يشعرك بعدم الأمان ومتى؟"}', '{"en": "afraid violence abuse family threat following", "zh": "害怕 家暴 暴力 威胁 跟踪", "es": "miedo violencia maltrato familia amenaza", "ar": "خوف عنف أسرة تهديد ملاحقة"}'),
  ('officer-visit', 1, '{"en": "I want an officer to visit", "zh": "我希望民警上门", "es": "Quiero que venga un agente", "ar": "أريد أن يزورني شرطي"}', '{"en": "What about, and when does it suit you?", "zh": "是什么事？什么时间方便？", "es": "¿Para qué y cuándo le viene bien?", "ar": "بشأن ماذا، ومتى يناسبك؟"}', '{"en": "visit home officer advice", "zh": "上门 走访 民警 咨询", "es": "visita agente consejo casa", "ar": "زيارة شرطي نصيحة بيت"}'),
  ('crime-information', 1, '{"en": "I have information about a crime", "zh": "我有案件线索", "es": "Tengo información sobre un delito", "ar": "لدي معلومات عن جريمة"}', '{"en": "What do you know? Do not write who you are.", "zh": "您知道什么？请不要写您是谁。", "es": "¿Qué sabe? No escriba quién es usted.", "ar": "ماذا تعرف؟ لا تكتب من أنت."}', '{"en": "crime clue witness drugs theft tip", "zh": "线索 举报 案件 毒品 盗窃", "es": "delito pista testigo drogas robo", "ar": "جريمة دليل شاهد مخدرات سرقة"}'),
  ('complaint', 1, '{"en": "I want to complain", "zh": "我要投诉", "es": "Quiero presentar una queja", "ar": "أريد أن أشتكي"}', '{"en": "What happened, when and where? It is read by people outside the station.", "zh": "发生了什么？何时何地？由派出所以外的人员查看。", "es": "¿Qué pasó, cuándo y dónde? Lo lee gente ajena a la comisaría.", "ar": "ماذا حدث ومتى وأين؟ يقرأه أناس من خارج المركز."}', '{"en": "complain rude unfair bribe", "zh": "投诉 态度 不公 受贿", "es": "queja maleducado injusto soborno", "ar": "شكوى فظ ظلم رشوة"}'),
  ('thanks', 1, '{"en": "I want to thank an officer", "zh": "我要感谢一位民警", "es": "Quiero dar las gracias a un agente", "ar": "أريد أن أشكر شرطيًا"}', '{"en": "What did the officer do for you?", "zh": "民警为您做了什么？", "es": "¿Qué hizo el agente por usted?", "ar": "ماذا فعل الشرطي من أجلك؟"}', '{"en": "thank praise good", "zh": "感谢 表扬 好", "es": "gracias elogio bueno", "ar": "شكر ثناء جيد"}'),
  ('broken-street-light', 1, '{"en": "A street light, road or tree is broken", "zh": "路灯、道路或树木损坏", "es": "Una farola, calle o árbol está roto", "ar": "إنارة أو طريق أو شجرة متضررة"}', '{"en": "The city’s service centre repairs it. Ask there.", "zh": "由市政服务中心维修，请向其反映。", "es": "Lo repara el centro de servicios de la ciudad. Pida ayuda allí.", "ar": "يصلحها مركز خدمات المدينة. اسأل هناك."}', '{"en": "lamp road hole tree rubbish", "zh": "路灯 坑洼 树 垃圾", "es": "farola bache árbol basura", "ar": "مصباح حفرة شجرة قمامة"}');
