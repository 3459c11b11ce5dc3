-- Words and phrases that may mean that somebody is in danger, by language, in versions; the newest holds. Version 1 came with the product.
CREATE TABLE "danger_list" (
	"language" text NOT NULL,
	"number" integer NOT NULL,
	"words" text[] NOT NULL,
	"written_by" uuid REFERENCES "person"("id"),
	"written_at" timestamp with time zone,
	CONSTRAINT "danger_list_language_number_pk" PRIMARY KEY("language","number")
);
--> statement-breakpoint
CREATE TRIGGER danger_list_only_grows BEFORE UPDATE OR DELETE ON danger_list FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- That such words came in. Of a request it is named; of a rating nothing but unit, day and language is known, and no row leads to it.
CREATE TABLE "danger_alert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"request_id" uuid REFERENCES "request"("id") ON DELETE CASCADE,
	"language" text NOT NULL,
	"raised_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "danger_alert_seen" (
	"alert_id" uuid NOT NULL REFERENCES "danger_alert"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"seen_by" uuid NOT NULL REFERENCES "person"("id"),
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "danger_alert_seen_alert_id_seen_by_pk" PRIMARY KEY("alert_id","seen_by")
);
--> statement-breakpoint
CREATE INDEX "danger_alert_unit" ON "danger_alert" USING btree ("unit_id","raised_on");
--> statement-breakpoint
CREATE INDEX "danger_alert_request" ON "danger_alert" USING btree ("request_id");
--> statement-breakpoint
-- An alert that names a request is seen by whoever sees the request.
ALTER TABLE danger_alert ENABLE ROW LEVEL SECURITY;
ALTER TABLE danger_alert FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON danger_alert USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR (request_id IS NULL AND unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[]))
  OR (request_id IS NOT NULL AND EXISTS (SELECT FROM request r WHERE r.id = request_id))
);
ALTER TABLE danger_alert_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE danger_alert_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON danger_alert_seen USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM danger_alert a WHERE a.id = alert_id)
);
--> statement-breakpoint
INSERT INTO danger_list (language, number, words, written_by, written_at) VALUES
  ('en', 1, ARRAY['suicide', 'suicidal', 'kill myself', 'killing myself', 'killed myself', 'end my life', 'ending my life', 'end it all', 'take my own life', 'took her own life', 'took his own life', 'want to die', 'wants to die', 'hang myself', 'hurt myself', 'harm myself', 'harming myself', 'self harm', 'overdose', 'overdosed', 'is hitting me', 'hitting me', 'hits me', 'he hit me', 'she hit me', 'beats me', 'is beating', 'beating me', 'beat me up', 'hurting me', 'is hurting', 'hits my child', 'hits my mother', 'hits the children', 'beats her', 'beats the children', 'choking me', 'choked me', 'strangle*', 'strangling', 'domestic violence', 'is violent', 'being attacked', 'attacking me', 'attacked me', 'kill me', 'kill you', 'kill him', 'kill her', 'kill them', 'kill us', 'going to kill', 'wants to kill', 'threatened to kill', 'threatens to kill', 'threatening to kill', 'death threat', 'death threats', 'afraid for my life', 'fear for my life', 'life is in danger', 'in danger', 'not safe at home', 'rape', 'raped', 'raping', 'sexually assaulted', 'sexually abused', 'child abuse', 'touches me', 'locked me in', 'locked in', 'wont let me leave', 'will not let me leave', 'wont let me out', 'being followed', 'is following me', 'stalking me', 'outside my door', 'breaking in', 'stabbed', 'stabbing', 'bleeding', 'unconscious', 'not breathing', 'house is on fire', 'gun', 'guns', 'pistol', 'rifle', 'shotgun', 'knife', 'knives', 'machete', 'weapon', 'weapons', 'bomb', 'bombs', 'explosive', 'explosives', 'grenade', 'shooting', 'shots fired', 'shoot me', 'shoot you', 'kidnap*', 'abducted', 'abduction', 'hostage', 'hostages', 'trafficked', 'human trafficking', 'took my child', 'taken my child', 'missing child', 'child is missing'], NULL, NULL),
  ('zh', 1, ARRAY['自杀', '轻生', '想死', '不想活', '活不下去', '活不了', '结束生命', '结束自己', '了结自己', '寻短见', '跳楼', '跳河', '割腕', '上吊', '服毒', '喝农药', '自残', '自伤', '遗书', '家暴', '在打我', '他打我', '她打我', '老公打我', '丈夫打我', '老婆打我', '爸爸打我', '妈妈打我', '又打我', '打我妈', '打孩子', '殴打', '掐我', '掐脖子', '施暴', '虐待', '要杀', '杀了我', '杀我', '杀了你', '杀人', '杀死', '杀掉', '弄死', '打死', '砍人', '砍我', '同归于尽', '救命', '生命危险', '有危险', '强奸', '性侵', '猥亵', '被关', '关在屋里', '关在家里', '不让我出', '不让出门', '不让我走', '非法拘禁', '囚禁', '跟踪我', '被跟踪', '尾随', '撬门', '踹门', '捅人', '被捅', '流血', '大出血', '昏迷', '不省人事', '没有呼吸', '着火', '有枪', '手枪', '持枪', '枪支', '开枪', '枪击', '带枪', '持刀', '拿刀', '带刀', '菜刀', '砍刀', '匕首', '炸弹', '炸药', '爆炸物', '雷管', '绑架', '劫持', '人质', '拐卖', '拐走', '被拐', '孩子不见', '孩子失踪', '抢孩子'], NULL, NULL),
  ('es', 1, ARRAY['suicid*', 'matarme', 'me quiero matar', 'quitarme la vida', 'acabar con mi vida', 'acabar con todo', 'quiero morir', 'quiero morirme', 'no quiero vivir', 'no quiero seguir viviendo', 'autolesion*', 'hacerme daño', 'cortarme las venas', 'ahorcarme', 'sobredosis', 'me pega', 'me está pegando', 'nos pega', 'le pega', 'les pega', 'me golpea', 'me está golpeando', 'la golpea', 'me pegó', 'me golpeó', 'me maltrata', 'nos maltrata', 'maltrato', 'violencia de género', 'violencia doméstica', 'violencia machista', 'me ahoga', 'me estrangula', 'estrangul*', 'me ataca', 'me atacó', 'me están atacando', 'me va a matar', 'nos va a matar', 'me quiere matar', 'quiere matar', 'va a matar', 'voy a matar', 'te voy a matar', 'lo voy a matar', 'la voy a matar', 'amenaza de muerte', 'amenazas de muerte', 'amenaza con matar*', 'amenazó con matar*', 'temo por mi vida', 'estoy en peligro', 'en peligro', 'peligro de muerte', 'violación', 'violada', 'violado', 'me violó', 'me están violando', 'abuso sexual', 'abusa de mí', 'abusó de mí', 'no me deja salir', 'me tiene encerrada', 'me tiene encerrado', 'me encerró', 'encerrada en casa', 'encerrado en casa', 'me persigue', 'me está siguiendo', 'me acosa', 'está en mi puerta', 'forzando la puerta', 'apuñal*', 'acuchill*', 'sangrando', 'desangra*', 'inconsciente', 'no respira', 'casa en llamas', 'arma', 'armas', 'pistola', 'pistolas', 'escopeta', 'cuchillo', 'cuchillos', 'navaja', 'machete', 'bomba', 'bombas', 'explosivo', 'explosivos', 'granada', 'disparo', 'disparos', 'disparó', 'disparar', 'disparando', 'tiroteo', 'secuestr*', 'rapto', 'raptaron', 'raptó', 'rehén', 'rehenes', 'trata de personas', 'se llevaron a mi hijo', 'se llevaron a mi hija', 'se llevó a mi hijo', 'se llevó a mi hija', 'niño desaparecido', 'niña desaparecida'], NULL, NULL),
  ('ar', 1, ARRAY['انتحار', 'أنتحر', 'سأنتحر', 'ينتحر', 'أقتل نفسي', 'سأقتل نفسي', 'قتل نفسي', 'أنهي حياتي', 'إنهاء حياتي', 'سأنهي حياتي', 'أريد أن أموت', 'أريد الموت', 'أتمنى الموت', 'لا أريد أن أعيش', 'أؤذي نفسي', 'إيذاء نفسي', 'جرعة زائدة', 'يضربني', 'تضربني', 'يضربنا', 'يضربها', 'يضرب أمي', 'يضرب أطفالي', 'ضربني', 'ضربتني', 'يعنفني', 'عنف أسري', 'عنف منزلي', 'يخنقني', 'خنقني', 'يعذبني', 'هاجمني', 'يهاجمني', 'اعتدى علي', 'يعتدي علي', 'سيقتلني', 'يقتلني', 'يريد قتلي', 'يريد أن يقتلني', 'سيقتل', 'سأقتله', 'سأقتلها', 'سأقتلك', 'سأقتل', 'هددني بالقتل', 'يهددني بالقتل', 'تهديد بالقتل', 'تهديدات بالقتل', 'حياتي في خطر', 'في خطر', 'أخاف على حياتي', 'أنقذوني', 'النجدة', 'اغتصاب', 'اغتصبني', 'اغتصبها', 'اعتداء جنسي', 'تحرش', 'يتحرش*', 'يحبسني', 'حبسني', 'محبوسة', 'محبوس', 'محتجز', 'محتجزة', 'لا يسمح لي بالخروج', 'لا يتركني أخرج', 'يلاحقني', 'يطاردني', 'يتبعني', 'يكسر الباب', 'طعن', 'طعنه', 'طعنها', 'طعنني', 'ينزف', 'تنزف', 'أنزف', 'نزيف', 'فاقد الوعي', 'فقد الوعي', 'لا يتنفس', 'لا تتنفس', 'سلاح', 'أسلحة', 'مسدس', 'بندقية', 'سكين', 'سكاكين', 'ساطور', 'قنبلة', 'قنابل', 'متفجرات', 'عبوة ناسفة', 'إطلاق نار', 'إطلاق النار', 'يطلق النار', 'أطلق النار', 'خطف', 'اختطاف', 'خطفوا', 'خطفوني', 'خطفني', 'مخطوف', 'مخطوفة', 'رهينة', 'رهائن', 'اتجار بالبشر', 'أخذوا ابني', 'أخذوا ابنتي', 'أخذ أطفالي', 'طفل مفقود', 'طفلة مفقودة'], NULL, NULL);
