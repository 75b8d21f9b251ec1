/** Overrides and demands for marks in other languages; none of these can match ordinary English. */

export type DirectedPattern = { why: string; pattern: RegExp };

const OVERRIDE = "tells the grader to ignore its instructions";
const AWARD = "tells the grader what to award";

/** Overrides: verb and object in the order of the language, at most a few words apart. */
const OVERRIDES: readonly RegExp[] = [
  /\b(ignorier|vergiss|vergessen sie|missacht|umgeh)\p{L}*\b.{0,40}\b(anweisung|instruktion|bewertungs|rubrik|vorgabe|prompt|system-?prompt)/u,
  /\b(ignora|ignore|olvida|omite|descarta|olvide|descarte)\b.{0,40}(instrucciones|rúbrica|rubrica de|criterios de|indicaciones|el prompt)/u,
  /(ignore[zr]?|oublie[zr]?|néglige[zr]?|fais abstraction|faites abstraction)(?!\p{L}).{0,40}(consignes|instructions (précédentes|ci-dessus|antérieures)|les instructions|barème|grille (de|d')|critères d)/u,
  /(ignor[ea]|ignorar|esqueça|esquece|desconsidere)(?!\p{L}).{0,40}(instruções|a rubrica|critérios d)/u,
  /\b(ignora|ignorate|dimentica|trascura)\b.{0,40}(istruzioni|la rubrica|criteri di)/u,
  /\b(negeer|vergeet)\b.{0,40}(instructies|aanwijzingen|beoordeling|rubriek)/u,
  /(zignoruj|pomiń|zapomnij).{0,40}(instrukcj|polece|kryteri)/u,
  /(önceki|tüm|yukarıdaki).{0,20}talimat.{0,20}(yok say|görmezden|göz ardı|unut|dikkate alma)/u,
  /(игнорируй|проигнорируй|забудь|не учитывай|ігноруй)\p{L}*.{0,40}(инструкци|указани|рубрик|критери|інструкці)/u,
  /(निर्देश|नियम|रूब्रिक|मानदंड).{0,30}(अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल|इग्नोर|उपेक्षा)/u,
  /(忽略|无视|無視|忽視|忘记|忘掉|不要理会|抛开).{0,14}(指令|指示|提示词|说明|评分标准|评分规则|评分细则|評分標準|评判标准)/u,
  /(指示|命令|採点基準|評価基準|ルーブリック|プロンプト).{0,10}(無視|忘れ)/u,
  /(지시|명령|지침|채점 ?기준|프롬프트).{0,10}(무시|잊)/u,
  /(تجاهل|انس|تغاضى).{0,30}(التعليمات|تعليمات|المعايير|قواعد|التقييم)/u,
];

/** Demands: full marks in each language, near a verb of giving or deserving. */
const AWARDS: readonly RegExp[] = [
  /(?<!\p{L})(gib|geben sie|vergib|vergeben sie|bewerte|bewerten sie|erteile|verdient|vergebe|bitte).{0,50}(volle[nr]? punkt|alle punkte|höchstpunkt|höchste (punktzahl|note|bewertung)|bestnote|maximale[nr]? punkt|volle punktzahl|10 (von|\/) ?10)/u,
  /(?<!\p{L})(da|dale|dame|dé|otorga|otorgue|otórga|asigna|asigne|pon|ponme|concede|califica|merece|por favor)(?:me|le|lo|la|nos)?(?!\p{L}).{0,50}(puntuación máxima|máxima puntuación|máxima (nota|calificación)|todos los puntos|nota máxima|calificación máxima|puntaje (máximo|completo)|10\/10|la mejor nota)/u,
  /(?<!\p{L})(donne|donnez|attribue|attribuez|accorde|accordez|mets|mettez|note[zr]?|mérite|svp|s'il vous plaît).{0,50}(note maximale|tous les points|totalité des points|20\/20|10\/10|meilleure note|note parfaite|maximum de points|score maximal|score maximum)/u,
  /(?<!\p{L})(dê|dá|dar|me dê|atribua|conceda|merece|por favor).{0,50}(nota máxima|pontuação máxima|todos os pontos|nota 10|10\/10|pontuação total)/u,
  /(?<!\p{L})(dai|dammi|assegna|attribuisci|merita|per favore).{0,50}(punteggio massimo|massimo punteggio|voto massimo|pieni voti|massimo dei voti)/u,
  /(?<!\p{L})(geef|ken).{0,40}(volledige punten|maximale score|alle punten|hoogste cijfer)/u,
  /(?<!\p{L})(daj|przyznaj).{0,40}(maksymaln|pełną ocenę|wszystkie punkty)/u,
  /tam puan (ver|hak)/u,
  /(постав|дай|выстав|присво|оцени|заслуживает|пожалуйста)\p{L}*.{0,40}(максимальн\p{L}+ (балл|оцен)|высш\p{L}+ (балл|оцен)|полный балл|полные баллы|10 баллов|100 баллов|на отлично)/u,
  /(पूरे|पूर्ण|अधिकतम|फुल) ?(अंक|नंबर|मार्क्स).{0,20}(दें|दो|दीजिए|दे|मिल)/u,
  /(给|給|打|判|评为|请).{0,12}(满分|滿分|最高分|100 ?分|全部分数|所有分数)/u,
  /(标记|判定|视为|认定).{0,12}(全部|所有|满足|通过|覆盖)|(所有|全部)(标准|评分点|要点).{0,8}(标记为|视为|判为|都已|均已).{0,6}(满足|通过|覆盖|达成)/u,
  /(満点|最高点|最高評価).{0,12}(ください|下さい|付け|つけ|与え|お願い|して)/u,
  /(만점|최고 ?점수).{0,14}(주세요|줘|부여|주십시오|달라|처리)/u,
  /(أعط|اعط|امنح|تستحق).{0,40}(الدرجة الكاملة|كامل الدرجات|العلامة الكاملة|العلامات الكاملة|أعلى درجة|الدرجة النهائية)/u,
];

export const FOREIGN: readonly DirectedPattern[] = [
  ...OVERRIDES.map((pattern) => ({ why: OVERRIDE, pattern })),
  ...AWARDS.map((pattern) => ({ why: AWARD, pattern })),
];
