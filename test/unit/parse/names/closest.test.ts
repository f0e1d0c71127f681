import fc from 'fast-check';
import { closest } from '../../../../nodes/Amocrm/parse/names/closest';

describe('names like a mistyped one', () => {
	it.each([
		['Courrier', ['Courier', 'Pickup'], ['Courier']],
		['VPI', ['SMB', 'VIP', 'IT'], ['VIP']],
		['  courier ', ['Pickup', 'COURIER'], ['COURIER']],
		['Enterprise segment', ['SMB', 'Enterprise'], ['Enterprise']],
		['revenue', ['Annual revenue in roubles', 'Employees'], ['Annual revenue in roubles']],
		['Отросль', ['Отрасль', 'Роль'], ['Отрасль']],
	])('%j: %j gives %j', (wanted, names, near) => expect(closest(wanted, names)).toEqual(near));

	it('are three at most, the nearest first', () => {
		expect(closest('Field', ['Fields', 'Field 12', 'Fiel', 'Field', 'Flied'])).toEqual([
			'Field',
			'Fields',
			'Field 12',
		]);
	});

	it.each([
		['xy', ['IT', 'HR']],
		['', ['IT', 'A']],
		['Sales', ['Москва']],
	])('have something in common with it: %j', (wanted, names) => {
		expect(closest(wanted, names)).toEqual([]);
	});

	it('are not looked for where the text is too long for a name', () => {
		expect(closest(`Courier ${'x'.repeat(100)}`, ['Courier'])).toEqual([]);
		expect(closest('Courier', [`Courier ${'x'.repeat(100)}`])).toEqual([]);
	});

	it('are some of the names, whatever the names', () => {
		fc.assert(
			fc.property(fc.string(), fc.array(fc.string()), (wanted, names) => {
				const near = closest(wanted, names);
				expect(near.length).toBeLessThanOrEqual(3);
				expect(names).toEqual(expect.arrayContaining(near));
			}),
		);
	});
});
