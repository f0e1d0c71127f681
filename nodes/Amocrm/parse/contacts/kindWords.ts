/**
 * Words for the kinds of phones and emails, by amoCRM's code (API facts 5.5.4). Emails have no home kind, so "home"
 * means the private one.
 */
const WORDS = new Map<string, readonly string[]>(
	Object.entries({
		WORK: 'work, office, business, раб, рабочий, рабочая, рабочее, офис, corporate, корпоративный, корпоративная, trabajo, oficina, trabalho, escritório, comercial, laboral, profissional',
		WORKDD:
			'direct, work direct, direct work, прямой, раб. прямой, рабочий прямой, прямой рабочий, directo, direto',
		MOB: 'mobile, cell, моб, мобильный, мобильная, сот, сотовый, cellphone, cell phone, telemóvel, telemovel, móvil, movil, celular, cel, móvel, movel',
		FAX: 'fax, факс, факса',
		HOME: 'home, дом, домашний, домашняя, casa, residencial',
		PRIV: 'private, personal, home, личный, личная, личное, частный, частная, дом, домашний, домашняя, particular, pessoal, privado, casa',
		OTHER: 'other, другой, другая, другое, otro, outro',
	}).map(([code, words]) => [code, words.split(', ')]),
);

/** The codes that most accounts have. */
export const KIND_CODES: readonly string[] = [...WORDS.keys()];

/** Whether a lower-case word stands for the kind with this code. */
export const meansKind = (word: string, code: string): boolean =>
	code.toLowerCase() === word || WORDS.get(code)?.includes(word) === true;

/** One English word for a kind, such as `mobile` for `MOB`. */
export const kindName = (code: string): string => WORDS.get(code)?.[0] ?? code.toLowerCase();
