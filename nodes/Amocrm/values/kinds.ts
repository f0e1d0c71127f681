/** Words for the kinds of phones and e-mails, by amoCRM's code (API facts 5.5.4). E-mails have no home kind; there it is the private one. */
const WORDS = new Map<string, readonly string[]>(
	Object.entries({
		WORK: 'work, office, business, раб, рабочий, рабочая, офис, trabajo, oficina, trabalho, escritório, comercial',
		WORKDD:
			'direct, work direct, direct work, прямой, раб. прямой, рабочий прямой, прямой рабочий, directo, direto',
		MOB: 'mobile, cell, моб, мобильный, сот, сотовый, móvil, movil, celular, cel, móvel, movel',
		FAX: 'fax, факс',
		HOME: 'home, дом, домашний, casa, residencial',
		PRIV: 'private, personal, home, личный, личная, дом, домашний, particular, pessoal, privado, casa',
		OTHER: 'other, другой, другая, другое, otro, outro',
	}).map(([code, words]) => [code, words.split(', ')]),
);

/** The codes that accounts usually have. */
export const KIND_CODES: readonly string[] = [...WORDS.keys()];

/** Whether a word, in lower case, stands for the kind with this code. */
export const meansKind = (word: string, code: string): boolean =>
	code.toLowerCase() === word || WORDS.get(code)?.includes(word) === true;

/** A kind in one English word, such as `mobile` for `MOB`. */
export const kindName = (code: string): string => WORDS.get(code)?.[0] ?? code.toLowerCase();
