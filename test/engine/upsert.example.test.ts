import example from '../../examples/upsert-contacts-from-a-form.json';
import { amocrm, jsonOf, runAmocrm, withSandbox } from '../support/amocrm';
import { textsOf } from '../support/upsert';

describe('examples/upsert-contacts-from-a-form.json', () => {
	const [node] = example.nodes.filter(({ type }) => type.endsWith('.amocrm'));
	const labels = example.nodes.flatMap(({ parameters: { formFields } }) =>
		(formFields?.values ?? []).map(({ fieldLabel }) => fieldLabel),
	);

	it('uses only what the node offers', () => {
		const names = amocrm.description.properties.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(Object.keys(node?.parameters ?? {})));
	});

	it('makes one contact of who fills in the form twice, and of who comes with another email', async () => {
		await withSandbox({}, async (sandbox) => {
			const submit = async (...answers: string[]) => {
				const input = [Object.fromEntries(labels.map((label, n) => [label, answers[n] ?? '']))];
				const { items, error } = await runAmocrm(sandbox, {
					input,
					parameters: { ...node?.parameters },
					onError: 'continueErrorOutput',
				});
				expect(error).toBeUndefined();
				return jsonOf(items)[0] ?? {};
			};
			const first = await submit('Anna', 'Petrova', '+7 916 111-22-33', 'anna@example.com');
			const again = await submit('Anna', 'Petrova', '8 (916) 1112233', 'ANNA@example.com');
			const other = await submit('Anna', 'Smirnova', '89161112233', 'a.smirnova@example.com');
			expect([first.action, again.action, other.action]).toEqual(['created', 'updated', 'updated']);
			expect(sandbox.records('contacts')).toMatchObject([
				{ name: 'Anna Smirnova', _embedded: { tags: [{ name: 'form' }] } },
			]);
			expect(textsOf(sandbox, 'contacts', first.id, 'PHONE')).toEqual(['+7 916 111-22-33']);
			expect(textsOf(sandbox, 'contacts', first.id, 'EMAIL')).toEqual([
				'anna@example.com',
				'a.smirnova@example.com',
			]);
		});
	});
});
