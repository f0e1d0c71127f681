import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signedRequest } from '../nodes/Amocrm/transport/http/signedRequest';
import { accountFields } from './accountFields';
import { ownHostOnly } from './ownHost';

/** A token that an administrator generates under the integration's "Keys and scopes" (API facts 4.4). */
export class AmocrmLongLivedTokenApi implements ICredentialType {
	name = 'amocrmLongLivedTokenApi';

	displayName = 'amoCRM Long Lived Token API';

	icon = { light: 'file:../icons/amocrm.svg', dark: 'file:../icons/amocrm.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-amocrm-kommo/n8n-nodes-amocrm-kommo/blob/main/docs/credentials.md#long-lived-token';

	properties: INodeProperties[] = [
		...accountFields,
		{
			displayName: 'Long Lived Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In amoCRM: Settings → Integrations → your private integration → Keys and Scopes → Generate Long-Lived Token',
		},
		...ownHostOnly,
	];

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return signedRequest(credentials, request);
	}

	test: ICredentialTestRequest = {
		request: { url: '/api/v4/account' },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'amoCRM does not accept this token. Check the subdomain and zone, or generate a new token in the integration.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 402,
					message: 'The amoCRM account is not paid for, so its API is closed.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: "amoCRM refuses this token or this server. Check the integration's permissions.",
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no amoCRM account at this address. Check the subdomain and zone.',
				},
			},
		],
	};
}
