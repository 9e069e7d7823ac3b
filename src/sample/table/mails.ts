/** What came by mail, each with its head as a mail program saves it. */
export const sampleMails: Readonly<Record<string, string>> = {
  'mail-29-october.txt': `From: M. Reyes <m.reyes@larkfield.example>
To: R. Amsel <r.amsel@fennwick.example>
Date: Thu, 29 Oct 2026 16:12:00 +0000
Subject: Fennwick renewal, first proposal

Hi Rosa,

Good to see you last week. Here is a first proposal for the renewal.
We can do a 3% discount on gpt-5.4 and gpt-5 for the whole agreement.
The agreement starts on January 1, 2027 and runs for 36 months.
With it comes a commitment of USD 10,500,000 over the term.

Best,
Marco
`,
  'mail-9-november.txt': `From: M. Reyes <m.reyes@larkfield.example>
To: R. Amsel <r.amsel@fennwick.example>
Date: Mon, 09 Nov 2026 17:40:00 +0000
Subject: Re: Fennwick renewal, draft amendment

Hi Rosa,

I went back to the desk. The draft amendment is attached.
We can do a 6% discount on gpt-5.4 and gpt-5, and 4% on the smaller models.
We add a one-time credit of USD 60,000, usable until March 31, 2027.
The commitment comes down to USD 9,000,000 over the term.
This offer is valid until December 18, 2026.

Best,
Marco
`,
  'mail-12-november.txt': `From: M. Reyes <m.reyes@larkfield.example>
To: R. Amsel <r.amsel@fennwick.example>
Date: Thu, 12 Nov 2026 09:05:00 +0000
Subject: Re: Re: Fennwick renewal, draft amendment

Rosa,

as said on the phone: we will give you a discount of ten percent (10%) on the list price of gpt-5.4 and gpt-5 for the whole term.
I will have the paper changed.

Marco
`,
  'mail-pilot.txt': `From: H. Vance <h.vance@fennwick.example>
To: R. Amsel <r.amsel@fennwick.example>
Date: Fri, 06 Nov 2026 11:30:00 +0000
Subject: Pilot of OpenAI direct, and what moving takes

Rosa,

the pilot ran for two weeks on the policy assistant; two reviewers compared the answers and found no difference.
Moving the gateway and the tests takes four engineers about three months; security has reviewed the set-up.
I answer for the decision if we go.

Hanna
`,
};
