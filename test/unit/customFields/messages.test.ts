import fc from 'fast-check';
import { InputError, inField, quoted } from '../../../nodes/Amocrm/parse/text/inputError';

describe('a value in a message', () => {
	it.each([
		['two\n lines', '"two lines"'],
		[NaN, '"NaN"'],
		[undefined, '"undefined"'],
		[{ a: 1 }, '"{"a":1}"'],
		[10n, '"10"'],
		['😀'.repeat(80), `"${'😀'.repeat(57)}…"`],
	])('%p is shown as %s', (value, shown) => expect(quoted(value)).toBe(shown));

	it('may be an object that holds itself', () => {
		const circle: unknown[] = [];
		circle.push(circle);
		expect(quoted(circle)).toBe('"an object"');
	});

	it('is short and on one line, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
				(value) => {
					expect([...quoted(value)].length).toBeLessThanOrEqual(62);
					expect(quoted(value)).not.toContain('\n');
				},
			),
		);
	});
});

describe('a complaint about a field', () => {
	const wrong = new InputError('"x" is not a date', 'Enter a date.');

	it('names the field once, the most exact one', () => {
		const named = inField('Custom Fields', inField('Birthday', wrong));
		expect(named).toMatchObject({
			message: '\'Birthday\': "x" is not a date',
			hint: 'Enter a date.',
		});
	});

	it('leaves other things alone', () => {
		const other = new TypeError('boom');
		expect(inField('Name', other)).toBe(other);
		expect(inField('Name', 'boom')).toEqual(new Error('boom'));
	});
});
