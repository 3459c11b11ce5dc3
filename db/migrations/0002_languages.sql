-- The service catalogue in Spanish and Arabic.
UPDATE service SET name = service.name || added.name FROM (VALUES
  ('call-response', '{"es": "Respuesta a llamadas", "ar": "الاستجابة للبلاغات"}'::jsonb),
  ('patrol', '{"es": "Patrulla", "ar": "الدوريات"}'),
  ('mediation', '{"es": "Mediación en conflictos", "ar": "الوساطة في النزاعات"}'),
  ('case-handling', '{"es": "Pruebas y tramitación de casos", "ar": "الأدلة ومعالجة القضايا"}'),
  ('violation', '{"es": "Corrección de infracciones", "ar": "ضبط المخالفات"}'),
  ('household', '{"es": "Padrón y documentos", "ar": "السجل السكاني والوثائق"}'),
  ('traffic', '{"es": "Tráfico", "ar": "المرور"}'),
  ('fire-prevention', '{"es": "Prevención de incendios", "ar": "الوقاية من الحرائق"}'),
  ('foreign-affairs', '{"es": "Extranjería", "ar": "شؤون الأجانب"}'),
  ('home-visit', '{"es": "Visita a domicilio", "ar": "زيارة منزلية"}')
) AS added(key, name) WHERE service.key = added.key;
