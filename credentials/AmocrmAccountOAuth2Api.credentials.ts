import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

import { accountUrlExpression } from '../nodes/Amocrm/transport/http/accountUrl';
import { accountFields } from './accountFields';

/**
 * The consent page by zone (API facts 4.2); a custom server has its page at the same address. An invalid address is used
 * as it is, so that the mistake shows before the consent.
 */
const CONSENT_PAGE = `={{ ((a,z)=>(z==="custom"||a.endsWith(".invalid")?a:z==="amocrm.ru"?"https://www.amocrm.ru":"https://www.kommo.com")+"/oauth")(${accountUrlExpression('$self')},$self.zone) }}`;

/** OAuth2 for an integration with its own client ID and secret (API facts 4.2, 4.3). */
export class AmocrmAccountOAuth2Api implements ICredentialType {
	name = 'amocrmAccountOAuth2Api';

	displayName = 'amoCRM Account OAuth2 API';

	icon = { light: 'file:../icons/amocrm.svg', dark: 'file:../icons/amocrm.dark.svg' } as const;

	extends = ['oAuth2Api'];

	documentationUrl =
		'https://github.com/n8n-nodes-amocrm-kommo/n8n-nodes-amocrm-kommo/blob/main/docs/credentials.md#oauth2';

	properties: INodeProperties[] = [
		...accountFields,
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: CONSENT_PAGE,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ ${accountUrlExpression('$self')} + "/oauth2/access_token" }}`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'mode=post_message',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		// Another expression would make the URL with which n8n 2.8 connects the credential too long.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'none',
		},
	];

	test: ICredentialTestRequest = {
		request: {
			baseURL: `={{ ${accountUrlExpression('$credentials')} }}`,
			url: '/api/v4/account',
			// n8n would send the token to the redirect's target.
			disableFollowRedirect: true,
		},
	};
}
