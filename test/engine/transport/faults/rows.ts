import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { objectsIn } from '../../../../nodes/Amocrm/transport/http/json';
import { seedFields } from '../../../../sandbox/seed/seedFields';
import { byId, companyForm, companyJson, customFields } from '../../../support/amocrm';

/** A row of somebody's sheet; empty cells are empty texts. */
export interface SheetRow extends IDataObject {
	name: string;
	phone: string;
	employees: number | '';
	founded: string;
	responsible: number | '';
}

const NAMES = 40;
const empty = { phone: '', employees: '', founded: '', responsible: '' } as const;

/** Rows with 40 names: some have only a name, some are equal in all, some differ in one cell. */
export function sheet(count: number): SheetRow[] {
	return Array.from({ length: count }, (_, i): SheetRow => {
		const name = `Company ${i % NAMES}`;
		const row: SheetRow = { ...empty, name };
		if (i % 10 === 0) return row;
		if (i % 10 < 4) return { ...row, phone: `+7 916 000-00-${10 + (i % NAMES)}` };
		if (i % 10 < 7) return { ...row, phone: `+7 916 ${1000000 + i}` };
		return { ...row, employees: i, founded: `2020-01-${10 + (i % 3)}` };
	});
}

/** A text that is the same for rows and records of the same content. */
export const contentOfRow = ({ name, phone, employees, founded }: SheetRow): string =>
	JSON.stringify([name, phone, String(employees), founded]);

export function contentOfRecord(record: IDataObject): string {
	const fields = objectsIn(record.custom_fields_values);
	const value = (field: string) => {
		const [first] = objectsIn(fields.find(({ field_name: name }) => name === field)?.values);
		return first?.value;
	};
	const founded = value('Founded');
	return JSON.stringify([
		record.name,
		String(value('Phone') ?? ''),
		String(value('Employees') ?? ''),
		typeof founded === 'number' ? moscowDay(founded) : '',
	]);
}

const moscowDay = (seconds: number) =>
	new Date((seconds + 3 * 3600) * 1000).toISOString().slice(0, 10);

export type Mode = 'form' | 'JSON';

/** How rows are given to the node: one item each in the form, or ten in each item's JSON. */
export const INPUTS: Record<
	Mode,
	(
		rows: readonly SheetRow[],
		options: IDataObject,
	) => { input: IDataObject[]; parameters: INodeParameters }
> = {
	form: (rows, options) => ({
		input: [...rows],
		parameters: companyForm(
			{
				name: '={{ $json.name }}',
				responsible_user_id: byId('={{ $json.responsible }}'),
				custom_fields_values: customFields(
					['PHONE', '={{ $json.phone }}'],
					['EMPLOYEES', '={{ $json.employees }}'],
					['Founded', '={{ $json.founded }}'],
				),
			},
			options,
		),
	}),
	JSON: (rows, options) => ({
		input: tens(rows).map((ten) => ({ rows: ten.map(asBody) })),
		parameters: companyJson('={{ $json.rows }}', options),
	}),
};

const tens = <T>(rows: readonly T[]): T[][] =>
	Array.from({ length: Math.ceil(rows.length / 10) }, (_, i) => rows.slice(i * 10, i * 10 + 10));

function asBody({ name, phone, employees, founded, responsible }: SheetRow): IDataObject {
	const fields: IDataObject[] = [
		...(phone === ''
			? []
			: [{ field_code: 'PHONE', values: [{ value: phone, enum_code: 'WORK' }] }]),
		...(employees === '' ? [] : [{ field_code: 'EMPLOYEES', values: [{ value: employees }] }]),
		...(founded === ''
			? []
			: [{ field_id: FOUNDED, values: [{ value: `${founded}T10:00:00+03:00` }] }]),
	];
	return {
		name,
		...(responsible === '' ? {} : { responsible_user_id: responsible }),
		...(fields.length > 0 ? { custom_fields_values: fields } : {}),
	};
}

/** The sandbox's field 'Founded' has no code. */
const FOUNDED = seedFields('companies', 0).find(({ name }) => name === 'Founded')?.id ?? 0;
