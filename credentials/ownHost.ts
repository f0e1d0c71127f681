import type { INodeProperties } from 'n8n-workflow';

/** Expression for the account's host. Invalid input becomes a host that does not exist. */
const OWN_HOST =
	'={{ ((z,m)=>z=="custom"?m[1]:m[2].toLowerCase()+"."+z)($self.zone,($self[$self.zone=="custom"?"baseUrl":"subdomain"]||"").match(/^\\s*(?:https?:..)?(([a-z0-9-]+)[a-z0-9.-]*)/i)||[0,"x.invalid","x.invalid"]) }}';

/** Restricts the HTTP Request node, and with it 'Custom API Call', to the credential's own account. */
export const ownHostOnly: INodeProperties[] = [
	{
		displayName: 'Allowed HTTP Request Domains',
		name: 'allowedHttpRequestDomains',
		type: 'hidden',
		default: 'domains',
	},
	{
		displayName: 'Allowed Domains',
		name: 'allowedDomains',
		type: 'hidden',
		default: OWN_HOST,
	},
];
