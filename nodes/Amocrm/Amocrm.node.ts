import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { lazyMethods } from './editor/lazyMethods';
import { nodeForm } from './form/nodeForm';

const form = nodeForm();

export class Amocrm implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'amoCRM',
		name: 'amocrm',
		icon: { light: 'file:../../icons/amocrm.svg', dark: 'file:../../icons/amocrm.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: form.subtitle,
		description:
			'Put rows into amoCRM (Kommo), with names instead of IDs and an answer for every row',
		defaults: { name: 'amoCRM' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'amocrmLongLivedTokenApi',
				required: true,
				displayOptions: { show: { authentication: ['longLivedToken'] } },
			},
			{
				name: 'amocrmAccountOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: form.properties,
	};

	methods = lazyMethods(form.methods);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		// n8n loads every node at its start, and most are not run for a long time.
		const [{ run }, { resources }] = await Promise.all([
			import('./verbs/run'),
			import('./resources'),
		]);
		return await run.call(this, resources);
	}
}
