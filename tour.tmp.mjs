import { chromium } from 'playwright-core';
const base='http://127.0.0.1:4301';
const [,, who, width, lang, ...pathsIn] = process.argv;
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--lang='+lang]});
const ctx = await b.newContext({viewport:{width:+width,height:+width<600?844:900},locale:lang,reducedMotion:'reduce'});
const p = await ctx.newPage();
if (who!=='guest') { const r= await p.request.post(base+'/api/session',{headers:{'x-requested-with':'zhiqiao'},data:{login:who,password:'qingjiang demo 2026'}}); if(!r.ok()) console.log('LOGIN', r.status()); }
p.on('console', m=>{ if(m.type()==='error') console.log('console', m.text().slice(0,200)); });
for (const spec of pathsIn) {
  const [path,name] = spec.split('=>');
  let to = path;
  if (to.includes('TRIAL:')) { const [,st]=to.match(/TRIAL:(\w+)/); const r= await (await p.request.get(base+'/api/desk/trials?pageSize=50&state='+st)).json(); if(!r.items?.length){console.log('none',st);continue;} to=to.replace(/TRIAL:\w+/, r.items[0].id); }
  await p.goto(base+to); await p.waitForLoadState('networkidle'); await p.waitForTimeout(150);
  const h = await p.evaluate(()=>[document.documentElement.scrollHeight, document.documentElement.scrollWidth-innerWidth]);
  await p.screenshot({path:`/tmp/tshots/${name}-${width}-${lang.slice(0,2)}.png`,fullPage:true});
  console.log(name,width,lang,JSON.stringify(h), p.url());
}
await b.close();
