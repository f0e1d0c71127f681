/** Month names in English, Russian, Spanish and Portuguese, in full and abbreviated, from January. */
const NAMES = [
	'january jan январь января янв enero ene janeiro',
	'february feb февраль февраля фев февр febrero fevereiro fev',
	'march mar март марта мар marzo março marco',
	'april apr апрель апреля апр abril abr',
	'may май мая mayo maio mai',
	'june jun июнь июня июн junio junho',
	'july jul июль июля июл julio julho',
	'august aug август августа авг agosto ago',
	'september sept sep сентябрь сентября сен сент septiembre setiembre set setembro',
	'october oct октябрь октября окт octubre outubro out',
	'november nov ноябрь ноября ноя нояб noviembre novembro',
	'december dec декабрь декабря дек diciembre dic dezembro dez',
];

const MONTHS = new Map(
	NAMES.flatMap((names, i) => names.split(' ').map((name): [string, number] => [name, i + 1])),
);

/** The month (1–12) that a word without dots stands for. */
export const monthOf = (word: string): number | undefined =>
	MONTHS.get(word.normalize('NFC').toLowerCase());
