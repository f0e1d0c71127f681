import {
	isMissingValue,
	isPlaceholder,
	isSheetError,
} from '../../../../nodes/Amocrm/parse/text/placeholder';

describe('what stands in a cell instead of a value', () => {
	it.each([
		...['-', '—', '–', '--', '---', '.', '..', '?', '???', '_', '*', '/', '- -'],
		...['нет', 'Нет', 'НЕТ.', '(нет)', '«нет»', '-нет-', 'нету', 'нет данных', 'без имени'],
		...['не указан', 'Не указано', 'не указаны', 'неизвестно', 'не  известно', 'отсутствует'],
		...['не определён', 'не определен', 'н/д', 'пусто', 'уточняется'],
		...['n/a', 'N/A', 'N.A.', 'na', 'none', 'None', 'null', 'undefined', 'nan', '<NA>', '"null"'],
		...['no', 'no email', 'No E-mail', 'unknown', '[empty]', 'TBD'],
		...['sin email', 'Sin teléfono', 'sin datos', 'ninguno', 'no tiene', 'No aplica', 's/n'],
		...['não informado', 'nao informado', 'NÃO TEM', 'sem email', 'nenhum', 'não'],
		...['н\u200bет', '\ufeff-', '\u00a0нет\u00a0', 'n\u00ada', 'na\u0303o'],
	])('%j is a placeholder', (text) => {
		expect(isPlaceholder(text)).toBe(true);
	});

	it.each([
		...['', ' ', '0', '00000', '123', '#1 Burger', 'No Name Coffee', 'Нет проблем', 'Nan Goldin'],
		...['Nonna', 'Nathan', 'Emptyness', '👨‍👩‍👧', '☎', '5', '+7 916 111-22-33', 'C++', 'X'],
		...['не указан в договоре, но есть', 'no@example.com', 'Sin City', 'Sem', '#N/A', '#REF!'],
		...['1'.repeat(100_000), '-'.repeat(100_000)],
	])('%.40j is none', (text) => {
		expect(isPlaceholder(text)).toBe(false);
	});

	it.each([
		...['#N/A', '#n/a', ' #N/A ', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!'],
		...['#SPILL!', '#CALC!', '#GETTING_DATA', '#ERROR!', '#Н/Д', '#ССЫЛКА!', '#ЗНАЧ!', '#ДЕЛ/0!'],
		...['#ИМЯ?', '#ПУСТО!', '#ЧИСЛО!', '#¡REF!', '#¿NOMBRE?', '#¡VALOR!', '#¡DIV/0!', '#VALOR!'],
		...['#NOME?', '#NÚM!', '#N/D', '#NU\u0301M!', '\ufeff#N/A'],
	])('%j is the error of a sheet', (text) => {
		expect(isSheetError(text)).toBe(true);
	});

	it.each(['#1 Burger', '#', '#1', '#ref', '#sale', 'N/A', '# N/A', '#N/A and more', ''])(
		'%j is none',
		(text) => {
			expect(isSheetError(text)).toBe(false);
		},
	);

	it.each(['nan', 'NaN', 'None', 'null', 'NULL', 'undefined', ' NaT ', '<NA>', '\\N'])(
		'%j is printed by a program that has no value',
		(text) => {
			expect(isMissingValue(text)).toBe(true);
		},
	);

	it.each(['Null', 'none', 'Nan', 'нет', '-', 'Undefined', ''])(
		'%j may be what somebody wrote',
		(text) => {
			expect(isMissingValue(text)).toBe(false);
		},
	);
});
