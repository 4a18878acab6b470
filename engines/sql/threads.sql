-- One row for each post, for what can't be told of groups: who follows whom, how posts are shared among accounts.
SELECT post, network, standing, kind, follows, account, handle, language, label FROM joined
