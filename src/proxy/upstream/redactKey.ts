import type { ProxyAnswer } from '../http/ProxyResponse.js';

/** A shorter key could be part of any word; blotting it out would destroy answers. */
const shortestKey = 6;

/** The answer with the API key blotted out, should the API ever repeat it to us. */
export function withoutKey(answer: ProxyAnswer, apiKey: string): ProxyAnswer {
  const asJson = JSON.stringify(apiKey).slice(1, -1);
  if (apiKey.length < shortestKey || !answer.text.includes(asJson)) return answer;
  return { ...answer, text: answer.text.replaceAll(asJson, '***') };
}
