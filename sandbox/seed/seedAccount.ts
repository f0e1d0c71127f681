import type { SandboxOptions } from '../options';

const symbols: Record<string, string> = { RUB: '₽', USD: '$', EUR: '€', KZT: '₸', UAH: '₴' };

/** The sandbox's account (API facts 5.1). */
export const accountOf = (options: SandboxOptions) => ({
	id: options.accountId,
	name: options.accountName,
	subdomain: options.subdomain,
	created_at: 1650000000,
	created_by: 0,
	updated_at: 1700000000,
	updated_by: 7001001,
	country: options.country,
	currency: options.currency,
	currency_symbol: symbols[options.currency] ?? options.currency,
	language: options.zone === 'ru' ? 'ru' : 'en',
	customers_mode: 'segments',
	is_unsorted_on: true,
	is_loss_reason_enabled: true,
	is_helpbot_enabled: false,
	is_technical_account: false,
	contact_name_display_order: 1,
	mobile_feature_version: 0,
});
export type Account = ReturnType<typeof accountOf>;
