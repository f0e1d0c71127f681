import fc from 'fast-check';
import { createFinder, type Named } from '../../../../nodes/Amocrm/parse/names/finder';
import { complaint } from '../../customFields/fields';

const tags: Named[] = [
	{ id: 11, name: 'VIP' },
	{ id: 12, name: '2026' },
	{ id: 2026, name: 'Conference' },
	{ id: 13, name: 'Партнёр' },
	{ id: 14, name: 'Moscow, Russia' },
	{ id: 15, name: 'null' },
	{ id: 16, name: 'Twin' },
	{ id: 17, name: 'Twin' },
	{ id: 18, name: 'case' },
	{ id: 19, name: 'CASE' },
];
const find = createFinder(tags, 'tag');
const fields: Named[] = [
	{ id: 1, name: 'Телефон', code: 'PHONE' },
	{ id: 2, name: 'phone' },
	{ id: 3, name: 'Note' },
	{ id: 4, name: 'Note', code: 'SECOND_NOTE' },
	{ id: 5, name: 'INN', code: 'INN' },
	{ id: 6, name: 'Email' },
	{ id: 7, name: 'Почта', code: 'Email' },
];
const findField = createFinder(fields, 'custom field');

describe('a thing of the account', () => {
	it.each([
		['VIP', 11],
		[' vip ', 11],
		['партнер', 13],
		['ПАРТНЁР', 13],
		['moscow,russia', 14],
		['Moscow,\u00a0 Russia', 14],
		['null', 15],
		['case', 18],
		['CASE', 19],
		['11', 11],
		[11, 11],
	])('is found by %j', (wanted, id) => expect(find(wanted).id).toBe(id));

	it('is found by its code, which another name may be like', () => {
		expect(findField('PHONE').id).toBe(1);
		expect(findField('phone').id).toBe(2);
		expect(findField('second_note').id).toBe(4);
		expect(findField('INN').id).toBe(5);
	});

	it('is found by a name that looks like an ID, unless a number was given', () => {
		expect(find('2026').id).toBe(12);
		expect(find(2026).id).toBe(2026);
	});

	it('that a list holds twice is one thing', () => {
		expect(createFinder([...tags, ...tags], 'tag')('VIP').id).toBe(11);
	});

	it('with spaces around its name is not mixed up with the one without', () => {
		const both = createFinder(
			[
				{ id: 1, name: 'VIP' },
				{ id: 2, name: 'VIP ' },
			],
			'tag',
		);
		expect([both('VIP').id, both('VIP ').id]).toEqual([1, 2]);
	});

	it.each([
		['Twin', '2 tags in the account are named "Twin". Use the ID instead: 16, 17.'],
		['Case', '2 tags in the account are named "Case". Use the ID instead: 18, 19.'],
	])('is not guessed: %s', (wanted, message) =>
		expect(complaint(() => find(wanted))).toBe(message),
	);

	it('is told from others by what else it is called', () => {
		expect(complaint(() => findField('Note'))).toContain(
			'Use the ID instead: 3, 4 ("SECOND_NOTE").',
		);
		expect(complaint(() => findField('Email'))).toContain('Use the ID instead: 6, 7 ("Почта").');
	});

	it.each([
		['VPI', 'there is no tag "VPI". Did you mean "VIP"?'],
		['Moscow', 'there is no tag "Moscow". Did you mean "Moscow, Russia"?'],
		['Телефны', 'there is no tag "Телефны". Choose one of "VIP", "2026"'],
		['0011', 'there is no tag "0011". '],
		['', 'there is no tag "". '],
	])('that does not exist is named, with what is like it: %j', (wanted, message) => {
		expect(complaint(() => find(wanted))).toContain(message);
	});

	it.each([[null], [{ id: 11 }], [['VIP', 'case']], [NaN]])('is not looked for by %j', (wanted) => {
		expect(complaint(() => find(wanted))).toContain('Enter one name or one ID.');
	});

	it('cannot be chosen where there is none', () => {
		expect(complaint(() => createFinder([], 'tag')('VIP'))).toContain(
			'The account has no tags yet. Add it in amoCRM first.',
		);
		const many = Array.from({ length: 11 }, (_, i) => ({ id: i, name: `Tag number ${i}` }));
		expect(complaint(() => createFinder(many, 'tag')('VIP'))).toContain(
			'No tag in the account has a similar name.',
		);
	});
});

describe('any list of things', () => {
	const text = fc.oneof(
		fc.string({ maxLength: 4 }),
		fc.constantFrom('1', '2', 'a', 'A', ' a', 'a, b', 'a,b', 'Ё', 'е', 'constructor', '__proto__'),
	);
	const thing = fc.record({
		id: fc.integer({ min: 1, max: 9 }),
		name: text,
		code: fc.option(text),
	});
	const list = fc.uniqueArray(thing, { selector: ({ id }) => id, maxLength: 9 });

	it('gives the thing whose name, code or id was given exactly, or none', () => {
		fc.assert(
			fc.property(list, fc.nat(), (things, seed) => {
				const picked = things[seed % things.length];
				fc.pre(picked !== undefined);
				for (const [wanted, isIt] of [
					[picked?.name, ({ name, code }: Named) => [name, code].includes(picked?.name)],
					[
						picked?.code ?? picked?.name,
						({ name, code }: Named) => [name, code].includes(picked?.code ?? picked?.name),
					],
					[picked?.id, ({ id }: Named) => id === picked?.id],
				] as const) {
					const [found] = things.filter(
						(one) => one.id === idOf(() => createFinder(things, 'tag')(wanted)),
					);
					expect(found === undefined || isIt(found)).toBe(true);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('gives one of its things or a complaint, whatever is asked for', () => {
		fc.assert(
			fc.property(list, fc.oneof(text, fc.integer(), fc.jsonValue()), (things, wanted) => {
				const answer = complaint(() => createFinder(things, 'tag')(wanted));
				expect(answer).toMatch(/^accepted as|^there is no tag|are named/s);
			}),
		);
	});
});

/** The ID of the match; undefined if the input was refused. */
function idOf(work: () => Named): number | undefined {
	const [, id] = /^accepted as \{"id":(\d+)/.exec(complaint(work)) ?? [];
	return id === undefined ? undefined : Number(id);
}
