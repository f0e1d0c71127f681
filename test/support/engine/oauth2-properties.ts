import type { INodeProperties } from 'n8n-workflow';

const text = (name: string, defaultValue = ''): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: defaultValue,
});

/** The fields of n8n's own `oAuth2Api` credential used by its requests and refreshes, with defaults. */
export const oAuth2Properties: INodeProperties[] = [
	text('grantType', 'authorizationCode'),
	text('authUrl'),
	text('accessTokenUrl'),
	text('clientId'),
	text('clientSecret'),
	text('scope'),
	text('authQueryParameters'),
	text('authentication', 'header'),
];
