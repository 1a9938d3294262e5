import tempfile
from pathlib import Path
from imapclient import IMAPClient
from tests.clients import thunderbird as T
from tests.clients.served_demo import served_demo
from triage.desk.draft_content import content_of, kept
from triage.work.naming import Naming
N=Naming(b"k"*32,"x")
def fetch(a):
    with IMAPClient(a.host,a.port,ssl=False) as s:
        s.login(a.user,a.password); s.select_folder("Drafts",readonly=True)
        u=s.search(["SUBJECT",T.SUBJECT]); return {k:v[b"BODY[]"] for k,v in s.fetch(u,["BODY.PEEK[]"]).items()}
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as f, served_demo() as a:
    before=fetch(a)
    with T.thunderbird(a, Path(f), Path("/tmp/tb")) as c:
        c.log_in(a); c.show("INBOX",40); c.show("Drafts",30)
        c.run("pane.threadTree.selectedIndex = row(arguments[0])", T.SUBJECT)
        T._edit(c)
    after=fetch(a)
print(list(before),list(after))
[o]=before.values(); [s]=after.values()
typed=s.replace(T.TYPED.encode(),b"")
print("digest same without the typed words:", N.content(content_of(o))==N.content(content_of(typed)))
print("digest differs with them:", N.content(content_of(o))!=N.content(content_of(s)))
a1,b1=content_of(o),content_of(s)
print("kept", kept(a1.own,b1.own), len(a1.own), len(b1.own))
if N.content(content_of(o))!=N.content(content_of(typed)):
    x,y=content_of(o),content_of(typed)
    for n in ("addresses","subject","attachments"): print(n,getattr(x,n),getattr(y,n))
    import difflib
    print([d for d in difflib.ndiff(x.words,y.words) if d[0]!=" "][:20])
