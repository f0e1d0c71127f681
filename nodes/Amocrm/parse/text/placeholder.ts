import { visible } from './invisible';

/**
 * Whether text stands for a missing value: `-`, `нет`, `n/a`, `sin email`, `nan`. Such text does not identify a
 * record. Ignores case, accents, invisible characters and surrounding punctuation.
 *
 * Only complete texts count: `No Name Coffee` is a name. Blank text does not count, and neither does `0`, which is a
 * number.
 */
export function isPlaceholder(text: string): boolean {
	if (text.length > LONGEST) return false;
	// No placeholder contains a digit or looks like an email, but most values other than names do.
	if (/\d|\w@\w/.test(text)) return false;
	const bare = letters(text);
	if (bare === '') return false;
	return ONLY_SIGNS.test(bare) || WORDS.has(withoutSignsAround(bare));
}

/** Exactly what programs print for a missing value, which is not a value in text fields either. */
export const isMissingValue = (text: string): boolean => MISSING_VALUES.has(text.trim());

/** Whether text is a spreadsheet error, such as `#N/A` or `#ССЫЛКА!`, in the languages of amoCRM's users. */
export const isSheetError = (text: string): boolean =>
	isPrintedObject(text) ||
	(text.includes('#') && text.length <= LONGEST && SHEET_ERRORS.has(letters(text).toUpperCase()));

/** What JavaScript prints for an object in text: the value itself is lost. */
export const isPrintedObject = (text: string): boolean =>
	text.length <= LONGEST && text.includes('[object') && text.trim() === '[object Object]';

/** Longer than any placeholder, so that long texts are skipped. */
const LONGEST = 60;

/** Normalized for comparison, without accents: many write `não` as `nao`. */
const letters = (text: string) =>
	(WITHOUT_ACCENTS.test(text)
		? text
		: visible(text)
				.normalize('NFKD')
				.replace(/\p{M}+/gu, '')
				.replace(/\s+/g, ' ')
	)
		.trim()
		.toLowerCase();

/** Text that normalizing would not change, as most is: ASCII, and Cyrillic without `й`. */
const WITHOUT_ACCENTS = /^(?:[!-~А-ИК-Яа-ик-я]| (?! ))*$/;

/** Brackets can begin JSON. */
const ONLY_SIGNS = /^(?:(?![{}[\]])[\p{P}\p{Z}=+~^`|<>$№])+$/u;

/** Trims punctuation, except a leading `#`, with which spreadsheet errors begin. */
function withoutSignsAround(text: string): string {
	if (WITHOUT_SIGNS.test(text)) return text;
	const start = text.search(/[\p{L}\p{N}#]/u);
	const characters = start < 0 ? [] : [...text.slice(start)];
	while (characters.length > 0 && !/[\p{L}\p{N}]/u.test(characters.at(-1) ?? '')) characters.pop();
	return characters.join('');
}

const WITHOUT_SIGNS = /^[a-zа-я](?:.*[a-zа-я])?$/;

const MISSING_VALUES = new Set(
	'nan NaN None null NULL (null) <null> undefined NaT <NA> \\N'.split(' '),
);

const WORDS_BY_LANGUAGE = {
	program: 'nan, nat, nil, null, undefined, none, void',
	russian:
		'нет, нету, нет данных, нет информации, нет значения, нет имени, нет названия, нет инн, нет телефона, нет номера, нет почты, нет email, нет e-mail, нет емейла, нет адреса, без имени, без названия, без инн, без телефона, без номера, без почты, без email, без e-mail, не указан, не указана, не указано, не указаны, не задан, не задана, не задано, не заданы, не заполнен, не заполнена, не заполнено, не заполнены, не определен, не определена, не определено, неизвестен, неизвестна, неизвестно, неизвестный, не известен, не известна, не известно, не знаю, не применимо, неприменимо, не имеется, не имеет, не предоставлен, не предоставлено, отсутствует, отсутствуют, пусто, пустой, уточнить, уточняется, н/д, н.д, н/у, б/н',
	english:
		'no, n/a, n\\a, n.a, n-a, na, not available, not applicable, not specified, not provided, not given, not set, not known, unknown, unspecified, empty, blank, missing, no data, no info, no value, no name, no email, no e-mail, no mail, noemail, nomail, no phone, no number, no tax id, without name, without email, without phone, tbd, tba, tbc',
	spanish:
		'no tiene, no hay, no aplica, no disponible, no informado, no informa, no especificado, no especifica, no proporcionado, no registra, no consta, no existe, no posee, no sabe, no definido, sin datos, sin dato, sin nombre, sin email, sin e-mail, sin mail, sin correo, sin telefono, sin numero, sin informacion, sin rut, sin ruc, sin rfc, sin dni, sin cuit, sin nit, ninguno, ninguna, desconocido, desconocida, vacio, nulo, nada, por definir, s/d, s/i, s/n, s/c, n/d, n/c',
	portuguese:
		'nao, nao tem, nao ha, nao possui, nao informado, nao informada, nao informou, nao consta, nao existe, nao se aplica, nao aplicavel, nao disponivel, nao definido, nao especificado, nao sei, sem dados, sem nome, sem email, sem e-mail, sem mail, sem telefone, sem celular, sem numero, sem informacao, sem cpf, sem cnpj, nenhum, nenhuma, desconhecido, desconhecida, vazio, a definir, indefinido, n/i, n/t',
};

const WORDS: ReadonlySet<string> = new Set(
	Object.values(WORDS_BY_LANGUAGE).flatMap((words) => words.split(', ').map(letters)),
);

const SHEET_ERRORS_BY_LANGUAGE = {
	english:
		'#N/A #N/A! #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #EXTERNAL! #PYTHON! #TIMEOUT! #ERROR! #ERROR #GETTING_DATA',
	russian:
		'#Н/Д #ССЫЛКА! #ЗНАЧ! #ДЕЛ/0! #ИМЯ? #ПУСТО! #ЧИСЛО! #ПЕРЕНОС! #ВЫЧИСЛ! #ПОЛЕ! #ЗАБЛОКИРОВАНО! #ПОДКЛЮЧЕНИЕ! #НЕИЗВЕСТНО! #ЗАНЯТО! #ОШИБКА! #ЗАГРУЗКА_ДАННЫХ #ОЖИДАНИЕ_ДАННЫХ',
	spanish:
		'#N/D #¡REF! #REF! #¡VALOR! #VALOR! #¡DIV/0! #¿NOMBRE? #NOMBRE? #¡NULO! #NULO! #¡NUM! #¡DESBORDAMIENTO! #¡CALC! #¡CAMPO! #¡BLOQUEADO! #¡CONECTAR! #¡DESCONOCIDO! #¡OCUPADO! #¡ERROR! #OBTENIENDO_DATOS',
	portuguese:
		'#N/D #N/DISP #N/D! #VALOR! #NOME? #NULO! #NÚM! #NUM! #DESPEJAR! #DESPEJO! #CALC! #CAMPO! #BLOQUEADO! #CONECTAR! #DESCONHECIDO! #OCUPADO! #ERRO! #OBTENDO_DADOS',
};

const SHEET_ERRORS: ReadonlySet<string> = new Set(
	Object.values(SHEET_ERRORS_BY_LANGUAGE).flatMap((errors) =>
		errors.split(' ').map((error) => letters(error).toUpperCase()),
	),
);
