import {
	companyJson,
	errorOf,
	itemsOf,
	jsonOf,
	runAmocrm,
	sentRows,
	withSandbox,
} from '../../../support/amocrm';

const LABEL = "'Stringified Array of Objects'";

/** Items 0 and 2 are right, item 1 has the bad value. Stopping writes nothing; continuing writes the two others. */
async function refusal(bad: unknown): Promise<{ message: string; description: string }> {
	return await withSandbox({}, async (sandbox) => {
		const options = {
			input: itemsOf(['{"name": "First"}', bad, [{ name: 'Last' }]]),
			parameters: companyJson('={{ $json.value }}'),
		};
		const stopped = await runAmocrm(sandbox, options);
		expect(sandbox.log()).toEqual([]);
		const { message, description, item } = errorOf(stopped);
		expect(item).toBe(1);

		const { items, error } = await runAmocrm(sandbox, {
			...options,
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(jsonOf(items)).toMatchObject([
			{ name: 'First' },
			{ error: message, message: expect.any(String) },
			{ name: 'Last' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(sentRows(sandbox)).toEqual([{ name: 'First' }, { name: 'Last' }]);
		expect(message.endsWith('[item 1]')).toBe(true);
		expect(description).toMatch(/^(Enter an array of objects|Check quotes, commas and brackets)/);
		return { message: message.replace(' [item 1]', ''), description };
	});
}

describe('A text that is not JSON', () => {
	it.concurrent.each([
		['{"name": "A"', 'the text ends too early at line 1, column 13 (position 12)'],
		['[{"name": "A"}', 'the text ends too early at line 1, column 15 (position 14)'],
		['[{"name": "A"},]', 'unexpected "]" at line 1, column 16 (position 15)'],
		['[{"name": "A",}]', 'unexpected "}]" at line 1, column 15 (position 14)'],
		[
			'[{"name": "A"} {"name": "B"}]',
			'unexpected "{"name": "B"}]" at line 1, column 16 (position 15)',
		],
		['[{"name": "A"}]]', 'unexpected "]" at line 1, column 16 (position 15)'],
		["[{'name': 'A'}]", `unexpected "'name': 'A'}]" at line 1, column 3 (position 2)`],
		['{name: "A"}', 'unexpected "name: "A"}" at line 1, column 2 (position 1)'],
		['{"name" "A"}', 'unexpected ""A"}" at line 1, column 9 (position 8)'],
		['{"name": undefined}', 'unexpected "undefined}" at line 1, column 10 (position 9)'],
		['{"name": "Horns & "Hooves""}', 'unexpected "Hooves""}" at line 1, column 20 (position 19)'],
		['{"name": 01}', 'unexpected "1}" at line 1, column 11 (position 10)'],
		['{"name": tru}', 'unexpected "}" at line 1, column 13 (position 12)'],
		[
			'[{"name": "A"},\n {"name": "B}\n]',
			'unexpected line break at line 2, column 14 (position 29)',
		],
		[
			'[\n  {"name": "A"},\n  {"name" = "B"}\n]',
			'unexpected "= "B"} ]" at line 3, column 11 (position 29)',
		],
		['{"name": "C:\\path"}', 'unexpected "path"}" at line 1, column 14 (position 13)'],
		['Rocket LLC', 'unexpected "Rocket LLC" at line 1, column 1 (position 0)'],
		['<html></html>', 'unexpected "<html></html>" at line 1, column 1 (position 0)'],
		['{"name": "A\tB"}', 'unexpected tab at line 1, column 12 (position 11)'],
		['{"name": "A"} // comment', 'unexpected "// comment" at line 1, column 15 (position 14)'],
		['{"emoji": "🚀", x}', 'unexpected "x}" at line 1, column 17 (position 16)'],
	])('%j: %s', async (text, place) => {
		const { message, description } = await refusal(text);
		expect(message).toBe(`${LABEL} is not valid JSON: ${place}`);
		expect(description).toContain('JSON.stringify');
	});

	it('is shown only in part, however long it is', async () => {
		const { message } = await refusal(`[${'{"name": "A"},'.repeat(20_000)}${'x'.repeat(5000)}]`);
		expect(message).toContain('(position 280001)');
		expect(message.length).toBeLessThan(200);
	});
});

describe('JSON that holds no companies', () => {
	it.concurrent.each([
		['null', `${LABEL}: null is not an object`],
		['5', `${LABEL}: the number 5 is not an object`],
		['"Rocket"', `${LABEL}: the text "Rocket" is not an object`],
		['true', `${LABEL}: the boolean true is not an object`],
		[5, `${LABEL}: the number 5 is not an object`],
		['[]', `${LABEL} is an empty array`],
		['', `${LABEL} is empty`],
		['  \n ', `${LABEL} is empty`],
		[null, `${LABEL} is empty`],
		['[1]', `${LABEL}: the number 1 is not an object`],
		[['Rocket'], `${LABEL}: the text "Rocket" is not an object`],
		['[[{"name": "A"}]]', `${LABEL}: an array is not an object`],
		['[null]', `${LABEL}: null is not an object`],
	])('%j: %s', async (value, message) => {
		expect((await refusal(value)).message).toBe(message);
	});

	it('is refused, whether typed or missing in the input', async () => {
		await withSandbox({}, async (sandbox) => {
			for (const value of ['', '={{ $json.missing }}', '={{ [] }}']) {
				const { message } = errorOf(await runAmocrm(sandbox, { parameters: companyJson(value) }));
				expect(message).toContain(LABEL);
			}
			expect(sandbox.log()).toEqual([]);
		});
	});
});

describe('One element that is no object', () => {
	it('stops the run before any request', async () => {
		await withSandbox({}, async (sandbox) => {
			const { message } = errorOf(
				await runAmocrm(sandbox, {
					parameters: companyJson('[{"name": "A"}, "B", {"name": "C"}]'),
				}),
			);
			expect(message).toBe(`${LABEL}: the text "B" is not an object [item 0, company 2 of 3]`);
			expect(sandbox.log()).toEqual([]);
		});
	});

	it('does not take the others of its item with it, if the workflow shall continue', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: companyJson('[{"name": "A"}, "B", {"name": "C"}]'),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ name: 'A' },
				{ error: `${LABEL}: the text "B" is not an object [item 0, company 2 of 3]` },
				{ name: 'C' },
			]);
		});
	});
});
