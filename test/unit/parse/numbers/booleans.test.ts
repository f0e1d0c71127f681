import { complaint, written } from '../../customFields/fields';

describe('a checkbox', () => {
	it.each([
		true,
		'true',
		'TRUE',
		' Yes ',
		'y',
		't',
		'1',
		1,
		'+',
		'on',
		'да',
		'Да',
		'ИСТИНА',
		'sí',
		'SI',
		'si\u0301',
		'sim',
		'verdadeiro',
		'x',
		'✓',
		'✅',
	])('is ticked by %j', (value) => expect(written('checkbox', value)).toEqual([{ value: true }]));

	it.each([
		false,
		'false',
		'No',
		'n',
		'f',
		'0',
		0,
		'-',
		'off',
		'нет',
		'Нет',
		'ЛОЖЬ',
		'não',
		'nao',
		'falso',
		'❌',
	])('is cleared by %j', (value) => expect(written('checkbox', value)).toEqual([{ value: false }]));

	it('takes a value as the API reads it', () => {
		expect(written('checkbox', [{ value: false }])).toEqual([{ value: false }]);
	});

	it.each([['null'], ['undefined'], ['n/a']])('is left alone by %j', (value) =>
		expect(written('checkbox', value)).toEqual([]),
	);

	it.each([['maybe'], [2], [{}], [[true, false]], [{ toString: null }]])('refuses %j', (value) => {
		expect(complaint(() => written('checkbox', value))).toContain(
			'is neither yes nor no. Enter yes or no',
		);
	});
});
